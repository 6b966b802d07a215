import type { VNode } from 'preact';
import { z } from 'zod';
import { GroupPageHead, participantNamed, roleWords, seeGroup, type Group, type RoleName } from '../../groups/index.ts';
import type { Db } from '../../platform/db/index.ts';
import { Refused, refuseIf, type Impediment } from '../../platform/refusal/index.ts';
import {
  Button,
  Chips,
  Choices,
  Entries,
  Entry,
  ErrorSummary,
  Field,
  PostForm,
  returnedWith,
  Section,
  Select,
  TextArea,
  type Returned,
} from '../../platform/web/parts/index.ts';
import { get, page, post, seeOther, signedIn, type Answer, type Call, type Route } from '../../platform/web/index.ts';
import {
  groupListsFor,
  impedimentsToOpening,
  openedPurposes,
  openListFor,
  visibilities,
  visibilityWords,
  type OpenedPurpose,
  type Opening,
} from '../../conversations/index.ts';
import { postsOf } from '../../units/index.ts';
import type { SiteHouse } from '../house.ts';
import { purposeOf, words } from './group-lists-words.ts';

type House = Pick<SiteHouse, 'association' | 'word'>;

/** `/groups/:slug/lists/new`: what kind of list, then its details. */
export const openingPages = (house: House): Route[] => [
  get('/groups/:slug/lists/new', async (call) => {
    const group = await groupToOpenFor(call);
    const wanted = openedPurposes.find((purpose) => purpose === call.query.get('for'));
    return wanted ? formPage(call, house, { group, purpose: wanted }) : kindsPage(group);
  }),
  post('/groups/:slug/lists/new', (call) => open(call, house)),
];

/** @throws NotFound, Refused */
async function groupToOpenFor(call: Call): Promise<Group> {
  signedIn(call);
  const group = await seeGroup(call.visit, call.params['slug']);
  const { lists } = await groupListsFor(call.visit, group.id);
  refuseIf(impedimentsToOpening(group, lists, call.visit.grants));
  return group;
}

const Wanted = z.object({
  for: z.enum(openedPurposes),
  name: z.string().trim().default(''),
  visibility: z.enum(visibilities).default('participants'),
  roles: z.array(z.string().max(50)).max(20).default([]),
  unit: z.coerce.number().int().positive().nullable().catch(null),
  offices: z.array(z.string().max(50)).max(50).default([]),
  reason: z.string().trim().default(''),
  readers: z.string().max(10_000).default(''),
});

async function open(call: Call, house: House): Promise<Answer> {
  const group = await groupToOpenFor(call);
  const sent = await call.form(Wanted);
  if (!sent.ok) return kindsPage(group, sent);
  const { for: purpose, name, visibility, unit, reason, roles, offices } = sent.value;
  const back = (form: Returned) => formPage(call, house, { group, purpose, form });
  const named = purpose === 'closed' ? await readersNamed(call.visit.db, group, sent.value.readers) : nobodyNamed;
  if (named.unknown.length > 0)
    return back({ entered: sent.entered, errors: [{ field: 'readers', message: words.unknown(named.unknown) }] });
  const codes = unit === null ? roles : offices;
  const filling = purpose === 'committee' ? { unit, codes } : null;
  const opening: Opening = { purpose, name, visibility, filling, reason, readers: named.persons };
  let id = 0;
  const done = await call.attempt(async (act) => {
    id = await openListFor(act, group, opening);
  });
  if (!done.ok) return back(returnedWith(sent.entered, done.impediments, { word: house.word, fieldOf }));
  const { lists } = await groupListsFor(call.visit, group.id);
  const opened = lists.find((list) => list.id === id);
  return seeOther(opened ? `/lists/${opened.slug}` : `/groups/${group.slug}/lists`);
}

const fieldOf = ({ code }: Impediment): string => {
  if (code.startsWith('list-name')) return 'name';
  if (code.startsWith('session-reason')) return 'reason';
  if (code === 'too-many-readers') return 'readers';
  return code === 'filling-not-own' ? 'unit' : 'roles[]';
};

interface Named {
  readonly persons: readonly string[];
  readonly unknown: readonly string[];
}
const nobodyNamed: Named = { persons: [], unknown: [] };

/** Whom the lines name, of those who take part; whoever else is on the roll is not told. */
async function readersNamed(db: Db, group: Pick<Group, 'id'>, text: string): Promise<Named> {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  const [persons, unknown]: [string[], string[]] = [[], []];
  for (const line of [...new Set(lines)].slice(0, mostNamed))
    try {
      persons.push(await participantNamed(db, group.id, line));
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      unknown.push(line.slice(0, 100));
    }
  return { persons, unknown };
}

const mostNamed = 101;

function kindsPage(group: Group, returned?: Returned): Answer {
  const body = (
    <>
      <GroupPageHead group={group} title={words.openTitle} lede={words.openLede(group.name)} />
      {returned && <ErrorSummary title={words.notOpened} errors={returned.errors} />}
      <Section title={words.kinds}>
        <Entries>
          {openedPurposes.map((purpose) => (
            <Entry title={words.kind[purpose]} href={`/groups/${group.slug}/lists/new?for=${purpose}`}>
              <p>{purposeOf[purpose]}</p>
            </Entry>
          ))}
        </Entries>
      </Section>
    </>
  );
  return page(`${words.openTitle} · ${group.name}`, body, { section: '/groups', status: returned ? 422 : 200 });
}

interface FormProps {
  readonly group: Group;
  readonly purpose: OpenedPurpose;
  readonly form?: Returned;
}

async function formPage(call: Call, { association }: House, { group, purpose, form }: FormProps): Promise<Answer> {
  const posts = purpose === 'committee' ? await postsOf(call.visit.db, signedIn(call), call.visit.today) : [];
  const units = new Map(posts.map(({ unit, unitName }) => [String(unit), unitName]));
  const title = words.choose[purpose];
  const body = (
    <>
      <GroupPageHead group={group} title={title} lede={words.goesTo[purpose]} />
      {form && <ErrorSummary title={words.notOpened} errors={form.errors} />}
      <Section title={words.details}>
        <PostForm action={`/groups/${group.slug}/lists/new`}>
          <input type="hidden" name="for" value={purpose} />
          <Field
            name="name"
            label={words.name}
            hint={words.nameHint}
            value={words.names[purpose](group.name)}
            form={form}
            required
          />
          {purpose === 'committee' && <Offices units={[...units]} offices={association.offices} form={form} />}
          {purpose === 'closed' ? (
            <Session form={form} />
          ) : (
            <Choices
              name="visibility"
              legend={words.visibility}
              options={visibilities.map((value) => ({ value, label: visibilityWords[value] }))}
              chosen={purpose === 'announce' ? 'public' : 'participants'}
              form={form}
            />
          )}
          <p>
            <Button>{words.open}</Button>
          </p>
        </PostForm>
        <p>
          <a href={`/groups/${group.slug}/lists/new`}>{words.other}</a>
        </p>
      </Section>
    </>
  );
  return page(`${title} · ${group.name}`, body, { section: '/groups', status: form ? 422 : 200 });
}

interface OfficesProps {
  readonly units: readonly (readonly [id: string, name: string])[];
  readonly offices: readonly { readonly office: string; readonly label: string }[];
  readonly form: Returned | undefined;
}

function Offices({ units, offices, form }: OfficesProps): VNode {
  const roles = Object.entries(roleWords) as [RoleName, (typeof roleWords)[RoleName]][];
  return (
    <>
      <Chips
        name="roles[]"
        legend={words.roles}
        options={roles.map(([value, { one }]) => ({ value, label: one }))}
        chosen={['convener']}
        form={form}
      />
      {units.length > 0 && (
        <>
          <Select
            name="unit"
            label={words.unit}
            choose={words.noUnit}
            options={units.map(([value, label]) => ({ value, label }))}
            form={form}
          />
          <Chips
            name="offices[]"
            legend={words.offices}
            options={offices.map(({ office, label }) => ({ value: office, label }))}
            form={form}
          />
        </>
      )}
    </>
  );
}

function Session({ form }: { form: Returned | undefined }): VNode {
  return (
    <>
      <TextArea name="reason" label={words.reason} hint={words.reasonHint} form={form} rows={3} required />
      <TextArea name="readers" label={words.readersField} hint={words.readersHint} form={form} rows={4} />
    </>
  );
}
