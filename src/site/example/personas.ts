import type { CastPersona } from '../../../association/example/folder.ts';
import { theSystem } from '../../platform/act/index.ts';
import { makeAdministrator, memberByNumber, personByAddress, personForMember } from '../../roll/index.ts';
import type { ExampleHouse, Persona } from './house.ts';
import { populationOf } from './papers.ts';

/** Those whom one can step into, with the persons behind them; made when they are first asked for. */
export function personasOf(house: ExampleHouse): () => Promise<readonly Persona[]> {
  let known: Promise<readonly Persona[]> | undefined;
  return () => (known ??= Promise.all(populationOf(house).people.personas.map((one) => personaOf(house, one))));
}

async function personaOf(house: ExampleHouse, { key, role, name, email, number, todo }: CastPersona): Promise<Persona> {
  const member = number === null ? undefined : await memberByNumber(house.database.db, number);
  const person = await house.perform(theSystem(house.clock.now()), async (act) => {
    const found = member ? await personForMember(act, member.id) : await personByAddress(act, { name, email });
    if (key === 'administrator') await makeAdministrator(act, found);
    return found;
  });
  return { key, role, name, person, todo };
}
