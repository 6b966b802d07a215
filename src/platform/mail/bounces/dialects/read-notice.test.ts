import { expect, test } from 'vitest';
import { readBounce } from '../../index.ts';
import { processorTime } from '../../../../testing/index.ts';

const notice = (text: string, { subject = 'failure notice', from = 'MAILER-DAEMON@mx.example.net' } = {}) =>
  readBounce(Buffer.from(`From: ${from}\nTo: list-bounces+tok3n@lists.example.org\nSubject: ${subject}\n\n${text}`));
const told = async (text: string, header?: { subject?: string; from?: string }) =>
  (await notice(text, header)).addresses.map(({ address, kind, status }) => `${address} ${kind} ${status ?? '-'}`);

test.each([
  [
    'qmail',
    "I'm afraid I wasn't able to deliver your message to the following addresses.\n\n<ada@example.net>:\nSorry, no mailbox here by that name. (#5.1.1)\n\n<bo@example.net>:\nOver quota.\n\n--- Below this line is a copy of the message.\n\n<cy@example.net>:\n",
    ['ada@example.net permanent 5.1.1', 'bo@example.net permanent -'],
  ],
  [
    'Exim',
    'A message that you sent could not be delivered to one or more of its\nrecipients. This is a permanent error. The following address(es) failed:\n\n  ada@example.net\n    host mx.example.net [192.0.2.1]: 550 mailbox unavailable\n  bo@example.net\n    Unrouteable address\n\n------ This is a copy of the message, including all the headers. ------\n\nTo: cy@example.net\n',
    ['ada@example.net permanent 550', 'bo@example.net permanent -'],
  ],
  [
    'Postfix',
    'This is the mail system at host mx.example.net.\n\n<ada@example.net>: host mx2.example.net[192.0.2.1] said: 550 5.7.1\n    <ada@example.net>: Access denied (in reply to RCPT TO command)\n',
    ['ada@example.net permanent 5.7.1'],
  ],
  [
    'sendmail',
    '   ----- The following addresses had permanent fatal errors -----\n<ada@example.net>\n    (expanded from: <staff@example.net>)\n\n   ----- Transcript of session follows -----\n550 ada@example.net... User unknown\n',
    ['ada@example.net permanent -', 'staff@example.net permanent 550'],
  ],
  [
    'Domino',
    'Your message\n\n  Subject: Shelving\n\nwas not delivered to:\n\n  ada@example.net\n\nbecause:\n\n  User ada (ada@example.net) not listed in Domino Directory\n',
    ['ada@example.net permanent -'],
  ],
  [
    'Exchange 5',
    'Your message\n\n  To: list@lists.example.org\n\ndid not reach the following recipient(s):\n\nada@example.net on Fri, 20 Nov 2026 11:08:59 -0700\n    The recipient name is not recognized\n',
    ['ada@example.net permanent -'],
  ],
  [
    'IMail',
    'Unknown user: ada@example.net\n\nRCPT TO generated following response:\n553 5.3.0 no\n',
    ['ada@example.net permanent 5.3.0'],
  ],
  [
    'somebody',
    'Your message to <ada@example.net> was automatically rejected:\nQuota exceeded\n',
    ['ada@example.net permanent -'],
  ],
])('%s is understood', async (_, text, addresses) => {
  expect(await told(text)).toEqual(addresses);
});

test('a warning is temporary, and is no failure', async () => {
  const warning = await notice(
    'A message that you sent has not yet been delivered to one or more of its\nrecipients after more than 24 hours.\n\nThe address to which the message has not yet been delivered is:\n\n  ada@example.net\n    Delay reason: 451 try later\n\nDelivery attempts will continue for some time.\n',
    { subject: 'Warning: message 1GdV3O-0002RD-H2 delayed 24 hours' },
  );

  expect(warning).toEqual({
    kind: 'delay',
    addresses: [{ address: 'ada@example.net', kind: 'temporary', status: '451' }],
  });
});

test('a notice that names nobody is a failure all the same: its token tells whose', async () => {
  expect(
    await notice('One of the recipients is no user of this system.\n', { subject: 'Mail delivery failed' }),
  ).toEqual({
    kind: 'bounce',
    addresses: [],
  });
});

test('a person who asks about a failure is not a machine that reports one', async () => {
  const text =
    'Can anybody help? I got this:\n\nThe following address(es) failed:\n\n  ada@example.net\n\n<bo@example.net>:\nno such user\n';

  expect(await told(text, { from: 'Cy <cy@example.net>', subject: 'Re: Mail delivery failed' })).toEqual([]);
  expect(await told(text, { from: 'Cy <cy@example.net>', subject: 'A question' })).toEqual([]);
});

test('neither the list nor the machine itself is counted', async () => {
  expect(
    await told(
      'The following address(es) failed:\n\n  list-bounces+tok3n@lists.example.org\n  postmaster@example.net\n',
    ),
  ).toEqual([]);
});

test('a notice in HTML is read as well', async () => {
  const raw = Buffer.from(
    'From: MAILER-DAEMON@mx.example.net\nSubject: failure notice\nContent-Type: text/html\n\n<p>not able to deliver your message to the following addresses.<br><br>\nada@example.net<br>No such user</p>',
  );

  expect((await readBounce(raw)).addresses.map(({ address }) => address)).toEqual(['ada@example.net']);
});

test('a large notice of nothing but beginnings is read to its end at once', async () => {
  const texts = [
    'following address(es) failed:\n\n a@b.example',
    'Your message to ',
    '\n \n',
    '<a@b.example',
    ' able to deliver the following message.',
  ];

  for (const text of texts) {
    expect(await processorTime(() => notice(text.repeat(500_000 / text.length)))).toBeLessThan(3000);
  }
});
