import { afterAll, beforeAll, expect, test } from 'vitest';
import { readPdf } from '../src/platform/pdf/testing.ts';
import { anotherHouse, type AnotherHouse, type Member } from './support/another-house.ts';
import { visitor } from './support/visitor.ts';

// A round table of the Music Library Association: six letters in place of signatures, the president authorizes it for four years,
// and once it has lapsed it waits a year. Each test is the next step of the one story.

const title = 'Sound Archives in Small Libraries';
const purpose =
  'The round table brings together members who keep recordings where nobody is paid to keep them: in a music room, on a shelf of reels, in a church tower.\n\nIt exchanges what plays what, and lends machines.';
const far = { paidThrough: '2045-12-31' };

let house: AnotherHouse;
let organizer: Member;
let staff: Member;
let president: Member;
let petition: string;

beforeAll(async () => {
  house = await anotherHouse('mla-round-table', new Date('2026-03-02T15:00:00Z'), {
    name: 'Music Library Association',
    shortName: 'MLA',
  });
  organizer = await house.member('Olive Ganizer', far);
  staff = await house.member('Stan Staff', far, { unit: 'Member Programs and Services', office: 'verifier' });
  president = await house.member('Petra President', far, { unit: 'Committee on Organization', office: 'chair' });
});
afterAll(() => house?.close());

const page = (at = petition) => visitor(house.url).get(at);
const write = async (who: Member, letter: string) => who.send(await who.get(petition), '/signatures', { letter });

test('the first page and the way say letters, and who decides', async () => {
  const home = (await page('/')).text;

  expect(home).toContain(
    'When six members in good standing have written in support, the President decides, the board is told',
  );
  expect(home).toMatch(/Gather six letters .* The President decides/);
});

test('five letters are not enough to file, and a letter is not empty', async () => {
  const begun = await organizer.send(await organizer.get('/petitions/new'), '/petitions/new', {
    title,
    purpose,
    'topics[]': 'archives',
  });
  petition = /\/petitions\/\d+/.exec(begun.path)![0];
  await organizer.send(await organizer.get(`${petition}/opening`), '/opening');

  const bare = await write(organizer, ' ');
  await write(organizer, 'I keep four hundred reels in a vestry.');
  for (let place = 2; place <= 5; place++)
    await write(await house.member(`Writer Number${place}`, far), `I have machine ${place}.`);
  const desk = await organizer.get(`${petition}/filing`);
  const share = (await page(`${petition}/share`)).text;
  const poster = await fetch(`${house.url}${petition}/poster-a4.pdf`);
  const { structure } = await readPdf(new Uint8Array(await poster.arrayBuffer()));
  const early = await organizer.post(`${petition}/filing`, new URLSearchParams());

  expect([bare.status, bare.text]).toEqual([422, expect.stringContaining('This petition takes letters')]);
  expect(desk.text).toContain('5 of 6 have signed; 1 is missing.');
  expect([early.status, early.text]).toEqual([409, expect.stringContaining('1 is missing.')]);
  expect((await page()).text).toContain('5 of 6');
  for (const text of [share, structure.join(' ')]) {
    expect(text).toContain('write why you want this group');
    expect(text).not.toContain('A member number is enough');
  }
  expect((await page()).text).not.toContain('reels in a vestry');
});

test('with the sixth it is filed; staff read the letters and sign off six', async () => {
  await write(await house.member('Writer Number6', far), 'I have machine 6.');
  await organizer.send(await organizer.get(`${petition}/filing`), '/filing');

  const letters = await staff.get(`${petition}/letters`);
  await staff.send(await staff.get(`${petition}/verification`), '/sign-off');

  expect(letters.text).toContain('I keep four hundred reels in a vestry.');
  expect((await organizer.get(`${petition}/letters`)).status).toBe(403);
  expect((await page()).text).toMatch(/Done The signatures are verified Now The President decides/);
});

test('one officer decides, without a vote: the round table has four years', async () => {
  const asked = await president.get(`${petition}/decision`);
  const other = await staff.post(`${petition}/authorization`, new URLSearchParams({ result: 'approved' }));
  await president.send(await president.get(`${petition}/authorization`), '/authorization', { result: 'approved' });
  await house.lettersTo(organizer.email);

  expect(asked.text).toContain('The question before the President: shall this group be established?');
  expect(other.status).toBe(403);
  expect((await page()).text).toContain('Authorized by the President.');
  expect((await page('/groups/sound-archives-in-small-libraries')).text).toContain('of 48 months');
});

test('not renewed, it lapses after four years, and waits another before it is begun again', async () => {
  const group = '/groups/sound-archives-in-small-libraries';
  await house.daysShut(4 * 365 + 2);
  expect((await page(group)).text).toContain('Lapsed');

  await organizer.comesAgain();
  const waiting = await organizer.get(`${group}/renewal`);
  const early = await organizer.post(`${group}/renewal`, new URLSearchParams());
  await house.daysShut(365);
  await organizer.comesAgain();
  const begun = await organizer.send(await organizer.get(`${group}/renewal`), '/renewal');

  expect(waiting.text).toMatch(/2.March 2031/);
  expect([early.status, early.text]).toEqual([409, expect.stringMatching(/2.March 2031/)]);
  expect(begun.path).toMatch(/^\/petitions\/\d+\/draft/);
});
