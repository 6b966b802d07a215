import type { VNode } from 'preact';
import { z } from 'zod';
import type { Act } from '../../../platform/act/index.ts';
import { NotFound, refuseIf } from '../../../platform/refusal/index.ts';
import {
  get,
  page,
  post,
  seeOther,
  signedIn,
  type Answer,
  type Call,
  type Route,
} from '../../../platform/web/index.ts';
import {
  Button,
  Crumbs,
  Entries,
  Entry,
  Field,
  Fine,
  Head,
  Moment,
  PostForm,
  returnedWith,
  Section,
  type Filled,
  ErrorSummary,
} from '../../../platform/web/parts/index.ts';
import type { SignInHouse } from '../../persons/house.ts';
import type { Person } from '../../persons/model.ts';
import { whoIsMeant } from '../../persons/pages/asking.ts';
import { personOf, personsOf } from '../../persons/queries.ts';
import { words as signInWords } from '../../persons/words.ts';
import { askForReset, confirmReset, dropReset } from '../commands.ts';
import { tellOfPasskeys } from '../letters.ts';
import type { Reset } from '../model.ts';
import { openResets } from '../queries.ts';
import { administratorsOnly } from '../rules.ts';
import { words } from '../words.ts';

const address = '/staff/passkeys';
const Asking = z.object({ identifier: z.string().trim().min(1, words.empty).max(200, words.empty) });

/** `/staff/passkeys`: two administrators take away the passkeys of somebody who has lost them. */
export function resetRoutes(house: SignInHouse): Route[] {
  return [
    get(address, (call) => resetsPage(call, house)),
    post(address, (call) => ask(call, house), { grave: true }),
    post(`${address}/:id/confirmation`, (call) => confirm(call, house), { grave: true }),
    post(`${address}/:id/dropping`, (call) => drop(call, house)),
  ];
}

function administrator(call: Call): void {
  signedIn(call);
  refuseIf(administratorsOnly(call.visit.grants));
}

async function resetsPage(call: Call, { zone }: SignInHouse, form?: Filled): Promise<Answer> {
  administrator(call);
  const { db, by } = call.visit;
  const resets = await openResets(call.visit);
  const persons = await personsOf(
    db,
    resets.flatMap(({ person, askedBy }) => [person, askedBy]),
  );
  const body = (
    <>
      <Crumbs links={[{ label: words.staff, href: '/staff' }]} />
      <Head title={words.resets} lede={words.resetsLede} />
      <ErrorSummary errors={form?.errors ?? []} />
      <Section title={words.open}>
        {resets.length === 0 ? <p>{words.noneOpen}</p> : <Resets resets={resets} persons={persons} of={{ by, zone }} />}
      </Section>
      <Section title={words.askTitle}>
        <p>{words.askHow}</p>
        <PostForm action={address}>
          <Field name="identifier" label={signInWords.who} form={form} autocomplete="off" required />
          <Button>{words.ask}</Button>
        </PostForm>
      </Section>
    </>
  );
  return page(words.resets, body, { status: form ? 422 : 200, section: '/staff' });
}

interface ResetsProps {
  readonly resets: readonly Reset[];
  readonly persons: ReadonlyMap<string, Person>;
  readonly of: { readonly by: string | null; readonly zone: string };
}

function Resets({ resets, persons, of: { by, zone } }: ResetsProps): VNode {
  const nameOf = (person: string) => persons.get(person)?.name ?? '';
  return (
    <Entries>
      {resets.map(({ id, person, askedBy, askedAt, expiresAt }) => (
        <Entry title={nameOf(person)}>
          <Fine>
            {words.askedBy} {nameOf(askedBy)} {words.on} <Moment at={askedAt} zone={zone} />. {words.until}{' '}
            <Moment at={expiresAt} zone={zone} />.
          </Fine>
          {by === askedBy || by === person ? (
            <p>{words.confirmedByOther}</p>
          ) : (
            <PostForm action={`${address}/${id}/confirmation`} row>
              <Button kind="grave">{words.confirm(nameOf(person))}</Button>
            </PostForm>
          )}
          <PostForm action={`${address}/${id}/dropping`} row>
            <Button kind="quiet">{words.drop}</Button>
          </PostForm>
        </Entry>
      ))}
    </Entries>
  );
}

async function ask(call: Call, house: SignInHouse): Promise<Answer> {
  administrator(call);
  const form = await call.form(Asking);
  if (!form.ok) return resetsPage(call, house, form);
  const meant = await call.perform((act) => whoIsMeant(act, form.value.identifier));
  if (!meant || !('person' in meant)) {
    const errors = [{ field: 'identifier', message: words.unknown }];
    return resetsPage(call, house, { entered: form.entered, errors });
  }
  const asked = await call.attempt(async (act) => {
    const reset = await askForReset(act, meant.person);
    await tell(act, house, { kind: 'asked', reset });
  });
  if (asked.ok) return seeOther(address);
  const wording = { word: house.word, fieldOf: () => 'identifier' };
  return resetsPage(call, house, returnedWith(form.entered, asked.impediments, wording));
}

async function confirm(call: Call, house: SignInHouse): Promise<Answer> {
  administrator(call);
  const id = idIn(call);
  await call.perform(async (act) => tell(act, house, { kind: 'done', reset: await confirmReset(act, id) }));
  return seeOther(address);
}

async function drop(call: Call, house: SignInHouse): Promise<Answer> {
  administrator(call);
  const id = idIn(call);
  await call.perform(async (act) => tell(act, house, { kind: 'dropped', reset: await dropReset(act, id) }));
  return seeOther(address);
}

async function tell(
  act: Act,
  { head }: SignInHouse,
  { kind, reset }: { readonly kind: 'asked' | 'done' | 'dropped'; readonly reset: Reset },
): Promise<void> {
  const person = await personOf(act.db, reset.person);
  await tellOfPasskeys(act, head(), { person, news: { kind, reset: reset.id } });
}

/** @throws NotFound */
function idIn(call: Call): number {
  const id = Number(call.params['id']);
  if (!Number.isSafeInteger(id)) throw new NotFound();
  return id;
}
