import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PersonId } from '../../platform/act/index.ts';
import { readPdf } from '../../platform/pdf/testing.ts';
import { aPerson } from '../../roll/testing.ts';
import { openTestHouse, type Browsing, type TestHouse } from '../../testing.ts';
import { charters } from '../../charters/tables.ts';
import { aDraft, anOpenPetition, aStage, aText, sign, type Stage } from '../../charters/testing.ts';

const at = new Date('2026-11-23T18:00:00Z');
const hostile = 'Đặng & </script><script>alert(1)</script> “漢” <b>😀';
let house: TestHouse;
let stage: Stage;
let organizers: readonly [PersonId, PersonId];
let reader: Browsing;
let open: number;

beforeAll(async () => {
  house = await openTestHouse(at);
  stage = await aStage(house.app.database);
  organizers = [
    await aPerson(db(), 'Una First', { class: 'REG' }),
    await aPerson(db(), 'Dua Second', { class: 'REG' }),
  ];
  open = await anOpenPetition(stage, organizers, at);
  await sign(stage, open, organizers[0], at);
  reader = await house.browsing();
});
afterAll(() => house.close());

const db = () => house.app.database.db;
const meta = (html: string, name: string) =>
  new RegExp(`<meta (?:property|name)="${name}" content="([^"]*)"`).exec(html)?.[1];

test('whoever passes a petition on finds its address, a code, texts that say who does not speak for whom, and files', async () => {
  const { status, html, text } = await reader.get(`/petitions/${open}/share`);
  const address = `http://127.0.0.1:3000/petitions/${open}`;
  const copied = [...html.matchAll(/<p class="to-copy">([^<]*)</g)].map(([, each = '']) => each);
  const mail = new URL(/href="(mailto:[^"]*)"/.exec(html)![1]!.replaceAll('&amp;', '&'));

  expect(status).toBe(200);
  expect(copied).toHaveLength(5);
  expect(copied[0]).toBe(address);
  for (const each of [copied[2], ...copied.slice(3)]) {
    expect(each).toContain(address);
    expect(each).toContain('The petitioners do not speak for the American Library Association.');
  }
  expect(copied[3]!.length).toBeLessThan(280);
  expect(text).toContain('1 of 100 members have signed. Signing is open until 23 May 2027.');
  expect(mail.searchParams.get('subject')).toBe('A petition to sign: Libraries and Climate Resilience');
  expect(mail.searchParams.get('body')!.replaceAll('\r\n', '\n')).toBe(copied[2]);
  expect(html).toContain(`<title id="qr-title">QR code of the petition “Libraries and Climate Resilience”</title>`);
});

test('the code and the picture are files of their kind; the picture is kept, and sent once', async () => {
  const path = `/petitions/${open}`;
  const [svg, png, picture] = await Promise.all(
    ['qr.svg', 'qr.png', 'picture.png'].map((name) => reader.get(`${path}/${name}`)),
  );
  const again = await reader.get(`${path}/picture.png`, { 'if-none-match': picture!.headers.get('etag')! });

  const headers = (read: typeof svg, names: readonly string[]) => names.map((name) => read!.headers.get(name));
  expect(headers(svg, ['content-type', 'content-disposition'])).toEqual([
    'image/svg+xml',
    `attachment; filename="petition-${open}.svg"`,
  ]);
  expect(headers(png, ['content-type'])).toEqual(['image/png']);
  expect(headers(picture, ['content-type', 'cache-control', 'cross-origin-resource-policy'])).toEqual([
    'image/png',
    'public, max-age=600',
    'cross-origin',
  ]);
  expect([again.status, again.html]).toEqual([304, '']);
});

test('a link to a petition is shown with its title, its picture and how it stands', async () => {
  const { html } = await reader.get(`/petitions/${open}?signed=1`);
  const address = `http://127.0.0.1:3000/petitions/${open}`;
  const names = ['og:title', 'og:description', 'og:url', 'og:image', 'og:image:width', 'og:image:alt', 'twitter:card'];

  expect(names.map((name) => meta(html, name))).toEqual([
    'Libraries and Climate Resilience',
    '1 of 100 members have signed.',
    address,
    `${address}/picture.png`,
    '1200',
    'Libraries and Climate Resilience: 1 of 100 members have signed.',
    'summary_large_image',
  ]);
  expect(html).toContain(`<link rel="canonical" href="${address}"`);
});

test('the data in the head can be read, names who asks and not who has signed, and no title ends it early', async () => {
  const title = hostile.slice(0, 120);
  const id = await anOpenPetition(stage, organizers, at, { ...aText, title });
  const signer = await aPerson(db(), 'Silent Signer', { class: 'REG' });
  await sign(stage, id, signer, at);

  const { html } = await reader.get(`/petitions/${id}`);
  const [, block = ''] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html) ?? [];
  const { name, author, interactionStatistic } = JSON.parse(block) as Record<string, unknown>;

  expect(name).toBe(title);
  expect(author).toEqual([
    { '@type': 'Person', name: 'An Organizer' },
    { '@type': 'Person', name: 'An Organizer' },
  ]);
  expect(interactionStatistic).toMatchObject({ userInteractionCount: 1 });
  expect(html.split(/<script/)).toHaveLength(3);
  expect(html).not.toContain('Silent Signer');
});

test('a title that no face can write, or that is very long, still gives a picture', async () => {
  const titles = [hostile, '漢字図書館', 'W'.repeat(120), 'Libraries '.repeat(11).trim()];
  const sizes = await Promise.all(
    titles.map(async (title) => {
      const id = await anOpenPetition(stage, organizers, at, { ...aText, title });
      const answer = await house.app.web.fetch(
        new Request(`http://127.0.0.1:3000/petitions/${id}/picture.png`, { headers: { host: '127.0.0.1:3000' } }),
      );
      const bytes = Buffer.from(await answer.arrayBuffer());
      return [bytes.toString('latin1', 1, 4), bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
    }),
  );

  expect(sizes).toEqual(titles.map(() => ['PNG', 1200, 630]));
});

test('of a draft there is nothing to pass on, not even for its organizers, and a number that is none says the same', async () => {
  const draft = await aDraft(stage, organizers, at);
  const organizer = await house.browsing(organizers[0]);

  const answers = await Promise.all(
    ['share', 'qr.svg', 'qr.png', 'picture.png'].flatMap((name) => [
      organizer.get(`/petitions/${draft}/${name}`),
      reader.get(`/petitions/999999/${name}`),
    ]),
  );

  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 404));
});

test('the poster is one tagged page in both sizes, with all that one needs to sign, however much there is to say', async () => {
  const title = `${'W'.repeat(60)} ${'Wide '.repeat(10)}漢`;
  const purpose = 'Everything at once. '.repeat(400);
  const ids = [open, await anOpenPetition(stage, organizers, at, { ...aText, title, purpose })];
  const read = async (address: string) => {
    const answer = await house.app.web.fetch(
      new Request(`http://127.0.0.1:3000${address}`, { headers: { host: '127.0.0.1:3000' } }),
    );
    const bytes = new Uint8Array(await answer.arrayBuffer());
    const [, paper] = /MediaBox \[0 0 ([\d.]+ [\d.]+)\]/.exec(Buffer.from(bytes).toString('latin1')) ?? [];
    return { paper, ...(await readPdf(bytes)) };
  };

  const posters = await Promise.all(
    ids.flatMap((id) => ['a4', 'letter'].map((paper) => read(`/petitions/${id}/poster-${paper}.pdf`))),
  );

  expect(posters.map(({ paper }) => paper)).toEqual(['595.28 841.89', '612 792', '595.28 841.89', '612 792']);
  for (const [index, { pages, structure }] of posters.entries()) {
    const address = `http://127.0.0.1:3000/petitions/${ids[index < 2 ? 0 : 1]}`;
    expect(pages).toHaveLength(1);
    expect(structure.slice(-7)).toEqual([
      expect.stringContaining(`QR code, which holds ${address}`),
      'H2 “Read it, and sign”',
      `P “${address}”`,
      'P “100 members have to sign.”',
      expect.stringContaining('Signing is open until 23'),
      'P “A member number is enough.”',
      'P “The petitioners do not speak for the American Library Association.”',
    ]);
  }
  expect(posters[0]!.structure.join(' ')).toContain('members who prepare their libraries for heat');
});

test('there is no poster of what can no longer be signed', async () => {
  const id = await anOpenPetition(stage, organizers, at);
  await sql`update charters.petition set state = 'filed', filed_at = ${at} where id = ${id}`.execute(charters(db()));

  const [poster, share] = [
    await reader.get(`/petitions/${id}/poster-a4.pdf`),
    await reader.get(`/petitions/${id}/share`),
  ];

  expect([poster.status, share.status, share.html.includes('poster-')]).toEqual([404, 200, false]);
  expect(share.text).toContain('A petition: Libraries and Climate Resilience');
});
