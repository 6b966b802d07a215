import type { VNode } from 'preact';
import { z } from 'zod';
import { groupsById, participantNamed, roleWords, type Group, type RoleName } from '../../groups/index.ts';
import { dayOf } from '../../platform/time/index.ts';
import { NotFound, refuseIf } from '../../platform/refusal/index.ts';
import {
  Button,
  Crumbs,
  Day,
  ErrorSummary,
  Field,
  Head,
  PostForm,
  returnedWith,
  Section,
  Table,
  type Returned,
} from '../../platform/web/parts/index.ts';
import { get, page, post, seeOther, signedIn, type Answer, type Call, type Route } from '../../platform/web/index.ts';
import { personsOf } from '../../roll/index.ts';
import { unitsById } from '../../units/index.ts';
import {
  fillingOf,
  impedimentsToOwning,
  isOfTheWholeGroup,
  listHref,
  nameReader,
  readersOf,
  seeList,
  unnameReader,
  type List,
} from '../../conversations/index.ts';
import type { SiteHouse } from '../house.ts';
import { participantsPage } from './participants.tsx';
import { words } from './readers-words.ts';

type House = Pick<SiteHouse, 'association' | 'word'>;

/** `/lists/:slug/participants`: who reads a working list or a closed session, for its readers; of a closed one, who is to. */
export const readerPages = (house: House): Route[] => [
  get('/lists/:slug/participants', async (call) => readersPage(call, house, await listSeen(call))),
  post('/lists/:slug/participants', async (call) => {
    const { list, group } = await owned(call);
    const sent = await call.form(z.object({ reader: z.string().trim().max(200).default('') }));
    if (!sent.ok) return readersPage(call, house, { list, group }, sent);
    const done = await call.attempt(async (act) =>
      nameReader(act, list, await participantNamed(act.db, group.id, sent.value.reader)),
    );
    if (done.ok) return seeOther(`${listHref(list)}/participants`);
    const wording = { word: house.word, fieldOf: () => 'reader' };
    return readersPage(call, house, { list, group }, returnedWith(sent.entered, done.impediments, wording));
  }),
  post('/lists/:slug/participants/:person/end', async (call) => {
    const { list, group } = await owned(call);
    const person = call.params['person'] ?? '';
    const reads = (await readersOf(call.visit.db, list.id)).some((reader) => reader.person === person);
    if (!reads) throw new NotFound();
    await call.perform((act) => unnameReader(act, list, person));
    // Whoever takes themselves off sees the list no longer.
    return seeOther(person === call.visit.by ? `/groups/${group.slug}/lists` : `${listHref(list)}/participants`);
  }),
];

interface Seen {
  readonly list: List;
  readonly group: Group | undefined;
}

/** @throws NotFound */
async function listSeen(call: Call): Promise<Seen> {
  const list = await seeList(call.visit, call.params['slug']);
  const group = list.group === null ? undefined : (await groupsById(call.visit.db, [list.group])).get(list.group);
  return { list, group };
}

/** A closed session that its owner may change the readers of. @throws NotFound, Refused */
async function owned(call: Call): Promise<Seen & { readonly group: Group }> {
  signedIn(call);
  const { list, group } = await listSeen(call);
  if (!group || list.purpose !== 'closed') throw new NotFound();
  refuseIf(impedimentsToOwning(group, call.visit.grants));
  return { list, group };
}

async function readersPage(call: Call, house: House, { list, group }: Seen, returned?: Returned): Promise<Answer> {
  if (isOfTheWholeGroup(list)) return participantsPage(call, house, { list, group });
  const { db, by, zone, grants } = call.visit;
  const readers = await readersOf(db, list.id);
  const isOwner = impedimentsToOwning(group, grants).length === 0;
  // What a working list says may be for everybody; who reads it is for its readers.
  const mayKnow = isOwner || readers.some(({ person }) => person === by);
  const persons = await personsOf(
    db,
    readers.map(({ person }) => person),
  );
  const mayName = list.purpose === 'closed' && !list.closedAt && isOwner;
  const rows = readers.map((reader) => ({ ...reader, name: persons.get(reader.person)?.name || words.somebody }));
  const body = (
    <>
      <Crumbs links={[{ href: listHref(list), label: list.name }]} />
      <Head title={words.title} lede={words.lede(list.name)} />
      {returned && <ErrorSummary title={words.notNamed} errors={returned.errors} />}
      <Section title={words.readers}>
        <p>
          {words.count(readers.length)} {list.purpose === 'closed' ? words.named : await followed(call, house, list)}
        </p>
        {mayKnow && <Readers list={list} rows={rows} mayName={mayName} zone={zone} />}
      </Section>
      {mayName && <Naming list={list} form={returned} />}
    </>
  );
  return page(`${words.title} · ${list.name}`, body, { section: '/groups', status: returned ? 422 : 200 });
}

interface ReadersProps {
  readonly list: List;
  readonly rows: readonly { readonly person: string; readonly name: string; readonly sinceAt: Date }[];
  readonly mayName: boolean;
  readonly zone: string;
}

function Readers({ list, rows, mayName, zone }: ReadersProps): VNode {
  return (
    <Table
      caption={words.readers}
      captionUnseen
      columns={[
        { label: words.who, head: true },
        { label: words.since },
        ...(mayName ? [{ label: words.change, unseen: true }] : []),
      ]}
      rows={rows.map(({ person, name, sinceAt }) => {
        const since = <Day on={dayOf(sinceAt, zone)} as="short" />;
        return { cells: [name, since, ...(mayName ? [<TakeOff list={list} person={person} name={name} />] : [])] };
      })}
    />
  );
}

/** Whose offices the list follows, as a sentence. */
async function followed({ visit }: Call, { association }: House, list: List): Promise<string> {
  const filling = await fillingOf(visit.db, list.id);
  if (!filling) return '';
  const { unit, codes } = filling;
  const label = (code: string) =>
    unit === null
      ? (roleWords[code as RoleName]?.one ?? code)
      : (association.offices.find(({ office }) => office === code)?.label ?? code);
  const body = unit === null ? words.thisGroup : ((await unitsById(visit.db, [unit])).get(unit)?.name ?? '');
  return words.filled(codes.map(label).join(', '), body);
}

function TakeOff({ list, person, name }: { list: List; person: string; name: string }): VNode {
  return (
    <PostForm action={`${listHref(list)}/participants/${person}/end`} row>
      <Button kind="quiet" label={words.endOf(name)}>
        {words.end}
      </Button>
    </PostForm>
  );
}

function Naming({ list, form }: { list: List; form: Returned | undefined }): VNode {
  return (
    <Section title={words.name}>
      <PostForm action={`${listHref(list)}/participants`}>
        <Field name="reader" label={words.typed} hint={words.typedHint} form={form} required />
        <p>
          <Button kind="quiet">{words.button}</Button>
        </p>
      </PostForm>
    </Section>
  );
}
