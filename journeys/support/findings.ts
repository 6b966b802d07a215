import type { Place, Returned, Who } from './places.ts';
import { exampleRoll, rollCsv } from './people.ts';
import { visitor, type Read, type Visitor } from './visitor.ts';

/** An example association that is open. */
export interface Shown {
  readonly url: string;
  /** Where the link leads that begins so, in the newest letter to the address that has one. */
  linkTo(address: string, path: string): Promise<string>;
}

/** What the table of places names in braces, and where it is. */
export type Findings = Readonly<Record<string, string>>;

/** Somebody with a browser of their own, who is the persona. */
export async function persona(url: string, key: Who): Promise<Visitor> {
  const who = visitor(url);
  if (key !== 'nobody') await who.send(await who.get('/example/personas'), `/example/personas/${key}`);
  return who;
}

/** The address of a place. */
export const addressOf = ([, at]: Place, found: Findings): string =>
  at.replaceAll(/\{(\w+)\}/g, (_, name: string) => found[name] ?? '');

/** Sends the form as it must not be, and gives the page that comes back. */
export async function sentBack(url: string, sent: Returned, found: Findings): Promise<Read> {
  const who = await persona(url, sent.who);
  return who.send(await who.get(addressOf([sent.who, sent.at], found)), sent.action, sent.fields);
}

/** Finds in the example what the table of places names, and makes what is not there. */
export async function findings(shown: Shown): Promise<Findings> {
  const [member, organizer, verifier, chair, administrator] = (await Promise.all(
    (['member', 'organizer', 'verifier', 'chair', 'administrator'] as const).map((key) => persona(shown.url, key)),
  )) as [Visitor, Visitor, Visitor, Visitor, Visitor];
  const { draft, invitation } = await begunDraft(shown, organizer);
  const ready = await readyDraft(shown, [organizer, member], 'Libraries That Mend');
  const circulating = await aCirculation({ organizer, member, reader: chair });

  const petitions = await member.get('/petitions');
  const open = first(petitions, /href="(\/petitions\/\d+)"/);
  const letter = await signInLetter(shown);
  await member.send(await member.get(open), '/signatures', { shown: 'yes' });
  const upload = await administrator.send(await administrator.get('/roll/import'), '/roll/import', {
    file: rollCsv(exampleRoll('2026-11-23').slice(0, 200)),
  });
  const docket = await chair.get('/docket');
  const docketed = first(docket, /href="(\/petitions\/\d+)\/decision"/);
  const decided = first(petitions, /data-state="approved".*?href="(\/petitions\/\d+)"/);
  const found = {
    open,
    letter,
    draft,
    invitation,
    ready,
    begun: draft.replace('/draft', ''),
    webhook: await aWebhook(administrator),
    ...circulating,
    own: first(await organizer.get('/me'), /data-state="signing".*?href="(\/petitions\/\d+)"/),
    // Before the member joins a group, whose welcome is a newer letter.
    receipt: await shown.linkTo('j.bellweather@example.org', '/withdraw/'),
    ...(await someTalk(member, { organizer, administrator })),
    filed: first(await verifier.get('/staff/petitions'), /href="(\/petitions\/\d+)\/verification"/),
    docketed,
    ...(await meetings(chair)),
    consultation: await shown.linkTo('pla@example.org', '/consultations/'),
    answered: await anAnswered(shown, chair, docketed),
    decided,
    ballot: first(docket, /href="(\/ballots\/\d+)"/),
    counted: first(await chair.get(`${decided}/decision`), /href="(\/ballots\/\d+)"/),
    returned: first(petitions, /data-state="returned".*?href="(\/petitions\/\d+)"/),
    ...(await theReports(chair)),
    sheet: await aSheet(verifier, open),
    roll: upload.path.replace('/mapping', ''),
    dryRun: await aDryRun(administrator),
    someone: first(await administrator.get('/roll/members?q=Okonkwo'), /href="(\/roll\/members\/[^"]+)"/),
    group: first(await member.get('/groups'), /href="(\/groups\/[^"?]+)"/),
    ...(await someDuties(verifier)),
    ...(await someChanges(member)),
    ended: first(await member.get('/groups?s=ended'), /href="(\/groups\/[^"?]+)"/),
    unit: first(await member.get('/units'), /href="(\/units\/[^"?]+)"/),
    mail: first(await member.get('/example/mailbox'), /href="(\/example\/mailbox\/\d+)"/),
  };
  const full = await fullPetition(shown, [organizer, member]);
  return { ...found, full, ...(await someNews(shown, full, { organizer, verifier })) };
}

const first = (page: { html: string }, link: RegExp): string => {
  const found = link.exec(page.html.split('<main')[1] ?? '')?.[1];
  if (!found) throw new Error(`no link ${link.source}`);
  return found;
};

/** A duty of the committee, and what a group has promised. */
async function someDuties(verifier: Visitor): Promise<{ duty: string; promises: string; promise: string }> {
  const promises = first(await verifier.get('/duties/groups'), /href="(\/groups\/[^"]+\/promises)"/);
  return {
    duty: first(await verifier.get('/duties?unit=committee-on-organization'), /href="(\/duties\/\d+)"/),
    promises,
    promise: first(await verifier.get(promises), /href="(\/duties\/\d+)"/),
  };
}

/** A change that waits for the committee. */
async function someChanges(member: Visitor): Promise<{ proposal: string; proposing: string }> {
  const proposal = first(await member.get('/changes'), /href="(\/groups\/[^"]+\/changes\/\d+)"/);
  return { proposal, proposing: proposal.replace(/\/\d+$/, '') };
}

/** A draft to which much is missing, with a name that is hard to set, and an invitation that nobody has answered. */
async function begunDraft(shown: Shown, organizer: Visitor): Promise<{ draft: string; invitation: string }> {
  const begun = await organizer.send(await organizer.get('/petitions/new'), '/petitions/new', {
    title:
      'A name that goes on for as long as a name may go on, with an Unbreakablewordthatisfarlongerthanascreeniswide',
    purpose: 'Not much yet.',
  });
  await organizer.send(begun, '/organizers', { name: 'Thomas Nguyen', email: 't.nguyen@example.org' });
  return { draft: begun.path, invitation: await shown.linkTo('t.nguyen@example.org', '/invitations/') };
}

/** A draft to which nothing is missing. */
async function readyDraft(
  shown: Shown,
  [organizer, second]: readonly [Visitor, Visitor],
  title: string,
): Promise<string> {
  const address = { postalAddress: '1 Lake Street, Duluth, MN 55802' };
  const draft = await organizer.send(await organizer.get('/petitions/new'), '/petitions/new', {
    title,
    openTo: 'all members',
    purpose: 'The group brings together members who mend what is broken. '.repeat(5),
    'topics[]': ['sustainability', 'local-projects'],
  });
  await organizer.send(draft, '/own-details', { ...address, name: 'Amara Okonkwo-Lindqvist' });
  await organizer.send(draft, '/organizers', { name: 'Jordan Bellweather', email: 'j.bellweather@example.org' });
  const invited = await shown.linkTo('j.bellweather@example.org', '/invitations/');
  await second.send(await second.get(invited), '/acceptance', { ...address, name: 'Jordan Bellweather' });
  return draft.path.replace('/draft', '');
}

/** The final report of the example, by its id and by its number, and a draft of the next one. */
async function theReports(chair: Visitor): Promise<Findings> {
  const reports = await chair.get('/reports');
  const numbered = first(reports, /href="(\/reports\/[\d-]+\/\d+)"/);
  const { path } = await chair.send(reports, '/reports');
  return {
    numbered,
    report: first(await chair.get(numbered), /href="(\/reports\/\d+)\/as\/pdf"/),
    reportDraft: path.replace('/draft', ''),
  };
}

/** A draft with two versions and a comment between them. */
async function aCirculation(who: Record<'organizer' | 'member' | 'reader', Visitor>): Promise<Findings> {
  const { organizer, member, reader } = who;
  const begun = await organizer.send(await organizer.get('/petitions/new'), '/petitions/new', {
    title: 'Commented Libraries',
    purpose: 'What is asked about.\n\nWhat stays.',
  });
  const page = await organizer.send(begun, '/circulation');
  const circulation = first(page, /(\/circulation\/[\w-]{20,})/);
  await member.send(await member.get(`${circulation}?paragraph=1`), '/comments', { body: 'Unbreakable'.repeat(20) });
  const saved = await organizer.send(await organizer.get(begun.path), '/draft', {
    title: 'Commented Libraries',
    purpose: 'What is answered.\n\nWhat stays.',
  });
  const read = await organizer.send(saved, '/circulation');
  const comment = first(read, /id="comment-(\d+)"/);
  await reader.send(await reader.get(`${circulation}/comments/${comment}/report`), '/report', { code: 'spam' });
  return { circulation, circulated: begun.path.replace('/draft', ''), comment };
}

/** Asks one unit more about the petition, which answers: its link shows what it said. */
async function anAnswered(shown: Shown, chair: Visitor, petition: string): Promise<string> {
  const page = await chair.get(`${petition}/consultations`);
  const another = /<option value="(\d+)"[^>]*>American Association of School Librarians</.exec(page.html)?.[1] ?? '';
  await chair.send(page, '/consultations', { 'units[]': [], another, reason: 'Newcomers’ children.' });
  const link = await shown.linkTo('aasl@example.org', '/consultations/');
  const unit = visitor(shown.url);
  await unit.send(await unit.get(link), '/reply', { position: 'no-objection', name: 'Ada Teacher', office: 'chair' });
  return link;
}

/** The next meeting and the last one, and one that was entered late and has no minutes. */
async function meetings(chair: Visitor): Promise<Findings> {
  const list = await chair.get('/meetings');
  const [meeting, held] = [...list.html.matchAll(/href="(\/meetings\/\d+)"/g)].map(([, href = '']) => href);
  const entered = await chair.send(await chair.get('/meetings/new'), '/meetings', {
    name: 'A meeting with a name that goes on, with an Unbreakablewordthatisfarlongerthanascreeniswide',
    on: '2026-11-20',
    begins: '17:00',
    ends: '18:00',
    link: 'https://meet.example.org/a-room-with-a-name-that-is-far-longer-than-a-telephone-is-wide-and-has-no-hyphens-at-its-end',
  });
  return { meeting: meeting!, held: held!, unminuted: entered.path.replace(/\?.*/, '') };
}

/** A sheet of paper with a line that waits and one that leaves no doubt. */
async function aSheet(verifier: Visitor, petition: string): Promise<string> {
  const entered = await verifier.send(await verifier.get(`${petition}/paper`), '/paper', {
    'name-1': 'Jordn Belwether',
    'number-1': '10482271',
    'date-1': '2026-11-22',
    'name-2': 'Jordan Bellweather',
    'number-2': '10482217',
    'date-2': '2026-11-22',
  });
  return entered.path;
}

/** A petition that has as many signatures as it needs. */
async function fullPetition(shown: Shown, organizers: readonly [Visitor, Visitor]): Promise<string> {
  const [organizer, member] = organizers;
  const petition = await readyDraft(shown, organizers, 'Libraries by Night');
  let page = await organizer.send(await organizer.get(`${petition}/opening`), '/opening');
  await member.send(await member.get(petition), '/signatures', { shown: 'no', news: 'yes' });
  for (let pressed = 0; pressed < 6 && !page.path.endsWith('/filing'); pressed += 1) {
    await organizer.send(await organizer.get(petition), '/signers');
    page = await organizer.get(`${petition}/filing`);
  }
  return petition;
}

/** An item of news, and the link in the letter that brought it. */
async function someNews(
  shown: Shown,
  petition: string,
  { organizer, verifier }: { organizer: Visitor; verifier: Visitor },
): Promise<Findings> {
  const item = { title: 'We are half way', body: 'Unbreakable'.repeat(20), step: 'send' };
  await organizer.send(await organizer.get(`${petition}/news`), '/news', item);
  return {
    news: first(await verifier.get(petition), /href="(\/petitions\/\d+\/news\/\d+)\/removal"/),
    telling: await shown.linkTo('j.bellweather@example.org', '/tell-me/'),
  };
}

/** A system that is told when a unit is taken up again, which none is here. */
async function aWebhook(administrator: Visitor): Promise<string> {
  const at = '/staff/webhooks';
  await administrator.send(await administrator.get(at), at, {
    address: 'https://hooks.example.org/folkmoot',
    'kinds[]': 'units.unit-resumed',
  });
  return first(await administrator.get(at), /href="(\/staff\/webhooks\/\d+)"/);
}

/** A group that the member takes part in. */
async function joinedGroup(member: Visitor): Promise<string> {
  const group = first(await member.get('/groups?q=commons'), /href="(\/groups\/[^"?]+)"/);
  await member.send(await member.get(`${group}/participation`), '/participation', { shown: 'yes' });
  return group;
}

/** A thread in the list of a group that the member has joined, and a message of it. */
async function someTalk(
  member: Visitor,
  { organizer, administrator }: { organizer: Visitor; administrator: Visitor },
): Promise<Findings> {
  const joined = await joinedGroup(member);
  const list = first(await member.get(joined), /href="(\/lists\/[^"/]+)"/);
  const { path } = await member.send(await member.get(`${list}/new`), `${list}/new/draft`, {
    subject: 'Unbreakable'.repeat(10),
    body: 'Long'.repeat(60),
  });
  const sent = await member.post(
    path,
    new URLSearchParams({ subject: 'Unbreakable'.repeat(10), body: 'Long'.repeat(60) }),
  );
  const thread = sent.path.replace(/[?#].*/, '');
  const heldPost = await aHeldPost(list, joined, { organizer, administrator });
  const month = first(await member.get(`${list}/archive`), /href="(\/lists\/[^"]+\/archive\/[\d-]+)"/);
  const newsList = await aNewsList(administrator, joined);
  return { joined, list, month, thread, message: `${list}/messages/${thread.split('/').at(-1)}`, heldPost, newsList };
}

/** A list that its owner may close, as the talk of a group may not be. */
async function aNewsList(administrator: Visitor, group: string): Promise<string> {
  const at = `${group}/lists/new`;
  const opened = await administrator.send(await administrator.get(`${at}?for=announce`), at, {
    for: 'announce',
    name: 'What is new',
    visibility: 'public',
  });
  return opened.path;
}

/** A message that waits for a moderator, since it is its writer's first. */
async function aHeldPost(
  list: string,
  group: string,
  { organizer, administrator }: { organizer: Visitor; administrator: Visitor },
): Promise<string> {
  await administrator.send(await administrator.get(`${list}/policy`), `${list}/policy`, { firstPosts: 'everyone' });
  await administrator.send(await administrator.get(`${list}/settings/refusals`), `${list}/settings/refusals`, {
    name: 'Off topic',
    text: 'This list is for what libraries lend. Ask the conveners where your question finds its readers.',
  });
  await organizer.send(await organizer.get(`${group}/participation`), '/participation', { shown: 'no' });
  const { path } = await organizer.get(`${list}/new`);
  await organizer.post(
    path,
    new URLSearchParams({
      subject: 'Lending what is too good to lend',
      body: 'We have a microscope that nobody dares to take home.\n\nWho has **lent** such a thing, and how did it go?',
    }),
  );
  return first(await administrator.get(`${list}/moderation`), /href="(\/lists\/[^"]+\/moderation\/\d+)"/);
}

/** A roll that has been read, with a row that is refused: what it would change. */
async function aDryRun(administrator: Visitor): Promise<string> {
  const rows = exampleRoll('2026-11-23');
  const odd = [...rows[7]!].with(9, '11/31/27');
  const upload = await administrator.send(await administrator.get('/roll/import'), '/roll/import', {
    file: rollCsv([...rows.slice(0, 199), odd]),
  });
  const { path } = await administrator.send(upload, '/mapping', { whole: 'no' });
  return path;
}

async function signInLetter(shown: Shown): Promise<string> {
  const who = visitor(shown.url);
  await who.send(await who.get('/sign-in'), '/sign-in', { identifier: '10482217' });
  return shown.linkTo('j.bellweather@example.org', '/sign-in/letter/');
}
