import { NotFound } from '../../platform/refusal/index.ts';
import { letterSent, lettersSent } from '../../platform/mail/index.ts';
import {
  Button,
  Crumbs,
  Empty,
  Entries,
  Entry,
  Facts,
  Fine,
  Head,
  LinkButton,
  Moment,
  PostForm,
  Section,
  Table,
} from '../../platform/web/parts/index.ts';
import { get, page, post, seeOther, type Answer, type Call, type Route } from '../../platform/web/index.ts';
import { clockRoutes } from './clock.tsx';
import type { ExampleHouse, Persona } from './house.ts';
import { holdMeeting, letMembersSign, verifyAsStaff } from './acts.ts';
import { words } from './words.ts';

/** The pages that only an example has. */
export function exampleRoutes(house: ExampleHouse, personas: () => Promise<readonly Persona[]>): Route[] {
  return [
    get('/example/personas', (call) => personasPage(call, house, personas)),
    post('/example/personas/:key', (call) => stepInto(call, personas)),
    ...clockRoutes(house),
    get('/example/mailbox', mailboxPage),
    get('/example/mailbox/:id', letterPage),
    post('/example/petitions/:id/signers', (call) => letSign(call, house)),
    post('/example/petitions/:id/verification', (call) => verify(call, house, personas)),
    post('/example/petitions/:id/meeting', (call) => hold(call, house, personas)),
  ];
}

async function personasPage(
  call: Call,
  house: ExampleHouse,
  personas: () => Promise<readonly Persona[]>,
): Promise<Answer> {
  return page(
    words.personas,
    <>
      <Head title={words.personas} lede={words.personasLede} />
      <Section title={words.personasHead}>
        <Entries>
          {(await personas()).map(({ key, role, name, todo, person }) => (
            <Entry title={name} mark={{ what: role, more: person === call.visit.by ? ['you'] : [] }}>
              <p>{todo}</p>
              <PostForm action={`/example/personas/${key}`} row>
                <Button kind="quiet">{words.stepInto(name)}</Button>
              </PostForm>
            </Entry>
          ))}
        </Entries>
      </Section>
      <Section title={words.clock}>
        <p>
          {words.clockIs} <Moment at={house.clock.now()} zone={house.zone} as="full" />.
        </p>
        <PostForm action="/example/clock" row>
          {Object.entries(words.ahead).map(([ahead, label]) => (
            <Button kind="quiet" name="days" value={ahead}>
              {label}
            </Button>
          ))}
        </PostForm>
        <Fine>{words.clockLede}</Fine>
      </Section>
    </>,
  );
}

/** Where somebody comes who has no overview of staff. */
const landings: Readonly<Record<string, string>> = { member: '/me', organizer: '/me', voter: '/docket' };

async function stepInto(call: Call, personas: () => Promise<readonly Persona[]>): Promise<Answer> {
  const persona = (await personas()).find(({ key }) => key === call.params['key']);
  if (!persona) throw new NotFound();
  await call.signIn(persona.person);
  return seeOther(landings[persona.key] ?? '/staff');
}

async function mailboxPage(call: Call): Promise<Answer> {
  const before = Number(call.query.get('before')) || undefined;
  const letters = await lettersSent(call.visit.db, before ? { before } : {});
  const last = letters.at(-1);
  return page(
    words.mailbox,
    <>
      <Head title={words.mailbox} lede={words.mailboxLede} />
      <Section title={words.letters}>
        {letters.length === 0 ? (
          <Empty title={words.mailboxNone}>{words.mailboxNoneWhy}</Empty>
        ) : (
          <Table
            caption={words.letters}
            captionUnseen
            columns={[{ label: words.subject, head: true }, { label: words.to }, { label: words.written }]}
            rows={letters.map(({ id, subject, address, writtenAt }) => ({
              cells: [
                <a href={`/example/mailbox/${id}`}>{subject}</a>,
                address,
                <Moment at={writtenAt} zone={call.visit.zone} />,
              ],
            }))}
          />
        )}
        {letters.length === 100 && last && (
          <p>
            <LinkButton kind="quiet" href={`/example/mailbox?before=${last.id}`}>
              {words.older}
            </LinkButton>
          </p>
        )}
      </Section>
    </>,
  );
}

async function letterPage(call: Call): Promise<Answer> {
  const letter = /^\d{1,15}$/.test(call.params['id'] ?? '')
    ? await letterSent(call.visit.db, Number(call.params['id']))
    : undefined;
  if (!letter) throw new NotFound();
  return page(
    letter.subject,
    <>
      <Crumbs links={[{ href: '/example/mailbox', label: words.mailbox }]} />
      <Head title={letter.subject} />
      <article class="mail" aria-label="Letter">
        <header>
          <Facts
            tight
            of={[
              [words.to, letter.address],
              [words.written, <Moment at={letter.writtenAt} zone={call.visit.zone} />],
              ...(letter.replyTo === null ? [] : [[words.replyTo, letter.replyTo] as const]),
            ]}
          />
        </header>
        <pre class="plain">{linked(letter.text ?? '', call.baseUrl)}</pre>
      </article>
    </>,
  );
}

/** Our own links can be followed; anything else in a letter stays text. */
function linked(text: string, baseUrl: string) {
  return text
    .split(/(https?:\/\/\S+)/)
    .map((part) => (part.startsWith(`${baseUrl}/`) ? <a href={part.slice(baseUrl.length)}>{part}</a> : part));
}

const petitionIn = (call: Call): number => Number(/^[1-9]\d{0,8}$/.exec(call.params['id'] ?? '')?.[0] ?? 0);

async function letSign(call: Call, house: ExampleHouse): Promise<Answer> {
  const { signed, refused } = await letMembersSign(house, petitionIn(call), 25);
  const reasons = [...refused].map(([code, count]) => `${code}:${count}`).join(',');
  return seeOther(`/petitions/${petitionIn(call)}?let=${signed}&refused=${encodeURIComponent(reasons)}`);
}

async function verify(call: Call, house: ExampleHouse, personas: () => Promise<readonly Persona[]>): Promise<Answer> {
  await verifyAsStaff(house, petitionIn(call), await personas());
  return seeOther(`/petitions/${petitionIn(call)}`);
}

async function hold(call: Call, house: ExampleHouse, personas: () => Promise<readonly Persona[]>): Promise<Answer> {
  await holdMeeting(house, petitionIn(call), await personas());
  return seeOther(`/petitions/${petitionIn(call)}`);
}
