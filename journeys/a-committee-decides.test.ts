import JSZip from 'jszip';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readPdf } from '../src/platform/pdf/testing.ts';
import { formOn, plainText } from './support/html.ts';
import { anExample, type Example } from './support/house.ts';
import { codeIn, linkIn, visitor, type Read, type Visitor } from './support/visitor.ts';

// The Committee on Organization has thirteen members, and seven are its quorum. Six petitions come before it around one meeting, and each
// ends in another way; then the council is told of what was decided, and of nothing else. Each test is the next step of the one story.

const title = {
  approved: 'Libraries for Newcomers',
  declined: 'Small and Rural Library Directors',
  returned: 'Libraries and Climate Resilience',
  tied: 'Library Service in Prisons and on Reentry',
  recused: 'Books for the Fingers',
  byMail: 'Community Memory: Oral History, Local Newspapers and the Records of Small Places',
} as const;
type Case = keyof typeof title;

/** The members besides the chair: those who vote by mail come first. */
const members = [
  { number: '10307719', email: 'b.rahimi@example.org' },
  { number: '10298450', email: 'd.featherstonhaugh@example.org' },
  { number: '10420981', email: 'f.elidrissi@example.org' },
  { number: '10399012', email: 'g.achterberg@example.org' },
  { number: '10362208', email: 'h.tanaka@example.org' },
  { number: '10433345', email: 'j.whitehorse@example.org' },
  { number: '10376690', email: 'k.dvorakova@example.org' },
  { number: '10355127', email: 'l.monteverde@example.org' },
  { number: '10441876', email: 'm.oyelaran@example.org' },
] as const;
const organizers = {
  returned: { number: '10482230', email: 'a.okonkwo@example.org' },
  tied: { number: '10481144', email: 'd.achebe@example.org' },
  byMail: { number: '10465518', email: 'h.svobodova@example.org' },
} as const;

const reasons = {
  declined: 'The charge of the Rural Library Round Table covers the whole of this concern.',
  returned: 'The last sentence would set standards, which is in the charge of divisions.',
};

const conditions = 'The group tells the Office for Diversity of its meetings.';

let house: Example;
let chair: Visitor;
let verifier: Visitor;
let petition: Record<Case, string>;
let meeting: string;
let ballot: string;
let report: Read;
/** How many signatures of the third were filed at first. */
let counted: string;
/** “Last name, first name” of those whom the verifier saw. */
const signers: string[] = [];

beforeAll(async () => {
  house = await anExample(new Date('2026-10-05T15:00:00Z'));
  [chair, verifier] = [await persona('chair'), await persona('verifier')];
  const named = await Promise.all(
    Object.entries(title).map(async ([key, wanted]) => [key, await addressOf(wanted)] as const),
  );
  petition = Object.fromEntries(named) as typeof petition;
});
afterAll(() => house?.close());

/** Steps into somebody who works for the association. */
async function persona(key: string): Promise<Visitor> {
  const who = visitor(house.url);
  await who.send(await who.get('/example/personas'), `/example/personas/${key}`);
  return who;
}

/** The address of a petition, from the page on which everybody finds it. */
async function addressOf(wanted: string): Promise<string> {
  const { html } = await chair.get(`/search?q=${encodeURIComponent(wanted)}`);
  const link = [...html.matchAll(/<a [^>]*href="(\/petitions\/\d+)"[^>]*>([\s\S]*?)<\/a>/g)];
  const found = link.find(([, , label = '']) => plainText(label) === wanted);
  if (!found) throw new Error(`no petition ${wanted} on: ${plainText(html).slice(0, 1500)}`);
  return found[1]!;
}

let machines = 0;

/** Comes in by the code of a letter, on a machine of their own. */
async function signedIn({ number, email }: { readonly number: string; readonly email: string }): Promise<Visitor> {
  const who = visitor(house.url, `198.51.100.${++machines}`);
  const asked = await who.send(await who.get('/sign-in?then=/me'), '/sign-in', { identifier: number });
  const [letter] = await house.lettersTo(email);
  await who.send(asked, '/sign-in/code', { code: codeIn(letter?.text) });
  return who;
}

/** Members of the example sign, and an organizer files. */
async function gathersAndFiles(which: keyof typeof organizers, rounds: number): Promise<Read> {
  for (let round = 0; round < rounds; round++)
    await verifier.post(`/example${petition[which]}/signers`, new URLSearchParams());
  const who = await signedIn(organizers[which]);
  return who.send(await who.get(`${petition[which]}/filing`), '/filing');
}

/** The verifier signs the count off. Gives what was counted, and the names of those who signed. */
async function signsOff(which: Case): Promise<{ readonly counted: string; readonly signers: readonly string[] }> {
  verifier = await persona('verifier');
  const page = await verifier.get(`${petition[which]}/verification`);
  await verifier.send(page, '/sign-off');
  const rows = [...page.html.matchAll(/<tr\b[^>]*>([\s\S]*?)<\/tr>/g)].map(([, row = '']) =>
    [...row.matchAll(/<t[dh]\b[^>]*>([\s\S]*?)<\/t[dh]>/g)].map(([, cell = '']) => cell),
  );
  const signers = rows.flatMap(([, name = '']) => plainText(name.split('<br')[0]!).match(/^.+, .+$/g) ?? []);
  return { counted: /\d+ signatures were filed/.exec(page.text)?.[0] ?? '', signers };
}

/** The chair writes down a vote of the room, as figures. */
async function records(which: Case, fields: Record<string, string>): Promise<Read> {
  const sitting = meeting.replace('/meetings/', '');
  // Who records it has just come in: what cannot be taken back asks for that.
  chair = await persona('chair');
  return chair.send(await chair.get(`${petition[which]}/decision`), '/decisions', { sitting, ...fields });
}

/** What stands of a petition on the docket, before what is to be reported. */
const before = async (): Promise<string> => (await chair.get('/docket')).text.split('To be reported')[0]!;

test('six petitions come to the docket, and those who organize one are members like others', async () => {
  const filed = [
    await gathersAndFiles('returned', 3),
    await gathersAndFiles('tied', 4),
    await gathersAndFiles('byMail', 5),
  ];
  for (const which of ['declined', 'tied', 'byMail'] as const) signers.push(...(await signsOff(which)).signers);
  counted = (await signsOff('returned')).counted;
  await house.app.settle();

  const docket = await before();

  expect(filed.map(({ path }) => path)).toEqual(
    [petition.returned, petition.tied, petition.byMail].map((path) => `${path}?done=filed`),
  );
  expect(Object.values(title).filter((each) => !docket.includes(each))).toEqual([]);
});

test('a vote that is under way is called off, so that the room can take it up', async () => {
  const dossier = await chair.get(`${petition.recused}/decision`);
  const open = /href="(\/ballots\/\d+)"/.exec(dossier.html)![1]!;

  const off = await chair.send(await chair.get(open), '/calling-off');
  const again = await chair.get(`${petition.recused}/decision`);

  expect(dossier.text).toContain('A vote is under way.');
  expect(off.text).toContain('It was called off: nothing is decided.');
  expect(again.html).toContain(`action="${petition.recused}/decisions"`);
});

test('the chair announces a meeting, and draws its agenda from the docket', async () => {
  const announced = await chair.send(await chair.get('/meetings/new'), '/meetings', {
    name: 'October meeting',
    on: '2026-10-20',
    begins: '09:00',
    ends: '12:00',
    place: 'Headquarters, room 2',
  });
  meeting = announced.path.replace(/\?.*/, '');
  const drawn = await chair.send(await chair.get(`${meeting}/agenda/change`), '/agenda/docket');

  await chair.send(drawn, '/agenda/publication');
  const agenda = await visitor(house.url).get(`${meeting}/agenda`);

  expect(meeting).toMatch(/^\/meetings\/\d+$/);
  expect(Object.values(title).filter((each) => !agenda.text.includes(`Petition: ${each}`))).toEqual([]);
});

test('the committee approves the first, and each member’s vote is written down by name', async () => {
  house.pass(15 * 24 * 60);
  [chair, verifier] = [await persona('chair'), await persona('verifier')];
  const form = await chair.get(`${petition.approved}/decision?by=name`);
  const names = formOn(form.html, '/decisions').fields.flatMap(([name]) => (name.startsWith('vote-') ? [name] : []));
  const votes = names.map((name, at) => [name, at < 8 ? 'approve' : at < 10 ? 'decline' : at < 11 ? 'abstain' : '']);
  const sitting = meeting.replace('/meetings/', '');

  const decided = await chair.send(form, '/decisions', { sitting, conditions, ...Object.fromEntries(votes) });
  await house.app.settle();

  expect(names).toHaveLength(13);
  expect(decided.path).toBe(petition.approved);
  expect((await visitor(house.url).get(petition.approved)).text).toMatch(/Approved/);
});

test('the committee declines the second, but not without reasons', async () => {
  const figures = { present: '11', votesFor: '3', votesAgainst: '7', votesAbstained: '1' };

  const unsaid = await records('declined', figures);
  const said = await records('declined', { ...figures, reasons: reasons.declined });

  expect([unsaid.status, said.status, said.path]).toEqual([422, 200, petition.declined]);
  expect((await visitor(house.url).get(petition.declined)).text).toContain(reasons.declined);
});

test('the committee returns the third for changes', async () => {
  const figures = { present: '11', votesFor: '2', votesAgainst: '1', votesReturned: '7', votesAbstained: '1' };

  const returned = await records('returned', { ...figures, reasons: reasons.returned });

  expect([returned.status, returned.path]).toEqual([200, petition.returned]);
  expect(await before()).not.toContain(title.returned);
});

test('equal votes decide nothing: the fourth stays on the docket, and the next ballot can be opened', async () => {
  const tied = await records('tied', { present: '11', votesFor: '5', votesAgainst: '5', votesAbstained: '1' });

  expect([tied.status, tied.path]).toEqual([200, `${petition.tied}/decision`]);
  expect(await before()).toContain(title.tied);
  expect(tied.text).toContain('The votes were equal: nothing is decided.');
  const next = await chair.send(tied, '/ballots', { way: 'online' });
  const closed = await chair.send(next, '/closing');
  expect(closed.text).toContain('There was no quorum: nothing is decided.');
  expect(await before()).toContain(title.tied);
});

test('of eight who are there, one organizes the fifth and one recuses himself: six are no quorum', async () => {
  const form = await chair.get(`${petition.recused}/decision`);
  const broken = await records('recused', { present: '8', recused: '2', votesFor: '6' });

  expect(form.text).toContain('Kateřina Dvořáková organizes this petition, and is recused from the vote.');
  expect([broken.status, broken.path]).toEqual([200, `${petition.recused}/decision`]);
  expect(broken.text).toContain('There was no quorum: nothing is decided.');
  expect(broken.text).toContain('6 members took part, besides 2 recused; 7 are a quorum.');
  expect(await before()).toContain(title.recused);
});

test('attendance and minutes are kept, and everybody reads the minutes', async () => {
  house.pass(4 * 60);
  await chair.send(await chair.get(meeting), '/holding');
  const attendance = await chair.get(`${meeting}/attendance`);
  const there = [...new Set([...attendance.html.matchAll(/name="(mode-[^"]+)"/g)].map(([, name]) => name!))];
  const recorded = await chair.send(attendance, '/attendance', {
    ...Object.fromEntries(there.map((name, at) => [name, at < 11 ? 'room' : 'excused'])),
    guests: '3',
  });
  const saved = await chair.send(await chair.get(`${meeting}/minutes/change`), '/minutes', {
    body: 'Three petitions were decided. On two nothing was decided.',
  });

  await chair.send(saved, '/minutes/publication');
  const read = await visitor(house.url).get(`${meeting}/minutes`);

  expect([there.length, recorded.status]).toEqual([13, 200]);
  expect(read.text).toContain('On two nothing was decided.');
  expect(read.text).toContain('Imogen Castellanos');
});

test('the third is changed and filed again with its signatures, verified again, and approved', async () => {
  const amara = await signedIn(organizers.returned);
  const draft = await amara.get(`${petition.returned}/draft`);
  const purpose = `${formOn(draft.html, '/draft').fields.find(([name]) => name === 'purpose')![1]}\n\nIt sets no standards.`;
  await amara.send(draft, '/draft', { purpose });
  await amara.send(await amara.get(`${petition.returned}/opening`), '/opening');
  const filed = await amara.send(await amara.get(`${petition.returned}/filing`), '/filing');
  const again = await signsOff('returned');

  chair = await persona('chair');
  const approved = await chair.send(await chair.get(`${petition.returned}/decision`), '/decisions', {
    present: '9',
    votesFor: '8',
    votesAgainst: '1',
  });

  expect(counted).toMatch(/^1\d\d signatures/);
  expect(again.counted).toBe(counted);
  expect(filed.path).toBe(`${petition.returned}?done=filed`);
  expect([approved.status, approved.path]).toEqual([200, petition.returned]);
  expect((await visitor(house.url).get(petition.returned)).text).toContain('It sets no standards.');
});

test('the sixth is put to a vote by mail: it is announced to all thirteen, and nobody votes before it opens', async () => {
  const put = await chair.send(await chair.get(`${petition.byMail}/decision`), '/ballots', { way: 'mail' });
  ballot = put.path;
  await house.app.settle();
  const letters = await Promise.all(members.map(({ email }) => house.lettersTo(email)));

  const bashir = await signedIn(members[0]);
  const early = await bashir.post(`${ballot}/votes`, new URLSearchParams({ position: 'approve' }));

  expect(ballot).toMatch(/^\/ballots\/\d+$/);
  const subject = `A vote is announced: Shall the group “${title.byMail}” be established?`;
  expect(letters.map((all) => all.filter((letter) => letter.subject === subject).length)).toEqual(members.map(() => 1));
  expect(early.status).toBe(422);
});

/** Comes back every day: what is due is done, as where the house stands open. */
async function days(count: number): Promise<void> {
  for (let day = 0; day < count; day++) {
    house.pass(24 * 60);
    await house.app.settle();
  }
}

const voteNow = async (email: string) =>
  (await house.lettersTo(email)).find(({ subject }) =>
    subject.startsWith(`Vote now: Shall the group “${title.byMail}”`),
  );

test('it opens, members follow their letters and vote, and it closes by itself', async () => {
  for (let day = 0; day < 60 && !(await voteNow(members[0].email)); day++) await days(1);
  const ends: string[] = [];
  for (const [at, member] of members.entries()) {
    const link = linkIn((await voteNow(member.email))?.text, '/ballots/');
    const who = await signedIn(member);
    const position = at < 6 ? 'approve' : at < 8 ? 'decline' : 'abstain';
    const voted = await who.send(await who.get(link), '/votes', { position, remark: 'As I see it.' });
    ends.push(voted.path);
  }
  chair = await persona('chair');
  const open = await chair.get(ballot);

  await days(60);
  chair = await persona('chair');
  const closed = await chair.get(ballot);

  expect(ends).toEqual(members.map(() => `${ballot}?voted=1`));
  expect(open.text).not.toContain('It is approved.');
  expect(closed.text).toContain('It is approved. 6 of 8 votes were for it');
  expect(await before()).not.toContain(title.byMail);
});

test('the report to the council tells the decided, and does not name the undecided', async () => {
  chair = await persona('chair');
  const drawn = await chair.send(await chair.get('/reports'), '/reports');
  const edited = await chair.send(drawn, '/draft', {
    title: 'Report on the meeting of October',
    introduction: 'The committee met once, and voted once by mail.',
  });
  const id = /\/reports\/\d+/.exec(edited.path)![0];

  report = await chair.send(await chair.get(`${id}/finalizing`), '/finalizing');

  expect(report.status).toBe(200);
  const items = report.text;
  for (const which of ['approved', 'returned', 'byMail'] as const)
    expect(items).toContain(`approved the establishment of ${title[which]} as`);
  expect(items).toContain(`declined the petition to establish ${title.declined} as`);
  expect(items).toContain(`returned the petition to establish ${title.returned} as`);
  for (const which of ['tied', 'recused'] as const) expect(items).not.toContain(title[which]);
});

/** The figures of the votes in a text, in their order. */
const figuresIn = (text: string): string[] =>
  [
    ...text
      .replaceAll(/\s+/g, ' ')
      .matchAll(/\d+ for, \d+ against, (?:\d+ to return, )?\d+ abstained; \d+ present|\d+ verified of \d+ filed/g),
  ].map(([figures]) => figures);

test('page, PDF, Word file and Markdown name the same cases with the same figures', async () => {
  const somebody = visitor(house.url);
  const links = [...report.html.matchAll(/href="(\/reports\/\d+\/as\/(?:pdf|docx|md))"/g)].map(([, link]) => link!);
  const file = async (link: string) => {
    const cookie = await fetch(new URL(link, house.url));
    return new Uint8Array(await cookie.arrayBuffer());
  };
  const [pdf, docx, md] = await Promise.all(
    ['pdf', 'docx', 'md'].map((form) => file(links.find((l) => l.endsWith(form))!)),
  );
  const word = await (await JSZip.loadAsync(docx!)).file('word/document.xml')!.async('text');
  const texts = {
    page: (await somebody.get(report.path)).text,
    pdf: (await readPdf(pdf!)).pages.join(' '),
    docx: word.replaceAll('</w:p>', ' ').replaceAll(/<[^>]+>/g, ''),
    md: new TextDecoder().decode(md),
  };

  const told = Object.entries(texts).map(([form, text]) => {
    const plain = text.replaceAll(/[\s\u00A0]+/g, ' ');
    const named = Object.values(title).filter((each) => plain.includes(each));
    return { form, named, figures: figuresIn(plain), conditions: plain.includes(conditions) };
  });

  const decided = Object.values(title).filter((each) => each !== title.tied && each !== title.recused);
  const { figures } = told[0]!;
  const said = Object.values(texts).join(' ');
  expect(told).toEqual(Object.keys(texts).map((form) => ({ form, named: decided, figures, conditions: true })));
  expect(figures.filter((each) => each.includes('for'))).toEqual(
    expect.arrayContaining([
      // Of the example's own last meeting, as its minutes say it.
      '10 for, 0 against, 1 abstained; 11 present',
      '8 for, 2 against, 1 abstained; 11 present',
      '3 for, 7 against, 1 abstained; 11 present',
      '2 for, 1 against, 7 to return, 1 abstained; 11 present',
      '8 for, 1 against, 0 abstained; 9 present',
      '6 for, 2 against, 1 abstained; 9 present',
    ]),
  );
  expect(signers.length).toBeGreaterThan(90);
  expect(signers.filter((each) => said.includes(each) || said.includes(turned(each)))).toEqual([]);
});

/** As a name is said: “Doe, Jane” is Jane Doe. */
const turned = (name: string): string => name.split(', ').toReversed().join(' ');

test('the record shows what was decided and the report, and nobody who signed', async () => {
  const somebody = visitor(house.url);
  const shown = await Promise.all(
    Object.entries(title).map(async ([which, each]) => {
      const { text } = await somebody.get(`/record?q=${encodeURIComponent(each)}&kind=decision`);
      return [
        which,
        [...text.matchAll(/Decision 2026 (Approved|Declined|Returned for changes)/g)].map(([, how]) => how),
      ];
    }),
  );
  const [reports, all] = [await somebody.get('/record?kind=report'), await somebody.get('/record')];

  expect(Object.fromEntries(shown)).toEqual({
    approved: ['Approved'],
    declined: ['Declined'],
    returned: ['Approved', 'Returned for changes'],
    tied: [],
    recused: [],
    byMail: ['Approved'],
  });
  expect(signers.filter((each) => all.text.includes(each) || all.text.includes(turned(each)))).toEqual([]);
  expect(reports.text).toContain('Report on the meeting of October');
});
