import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readBounce } from '../index.ts';

const bytes = (text: string) => Buffer.from(text.replace(/\n/g, '\r\n'));

const report = (fields: string) =>
  bytes(`From: MAILER-DAEMON@mx.example.net
To: list-bounces+abc@lists.example.org
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="cut"

--cut
Content-Type: text/plain

Your message could not be delivered to one or more recipients.

--cut
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.net

${fields}
--cut
Content-Type: text/rfc822-headers

From: carla@example.org
To: list@lists.example.org
Subject: Shelving

--cut--
`);

test('a delivery status names who was given up, and with which code', async () => {
  const bounce = await readBounce(
    report(`Original-Recipient: rfc822;ada@example.net
Final-Recipient: rfc822; a.l@inside.example.net
Action: failed
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1
 No such person here
`),
  );

  expect(bounce).toEqual({
    kind: 'bounce',
    addresses: [
      {
        address: 'ada@example.net',
        kind: 'permanent',
        status: '5.1.1',
        diagnostic: 'smtp; 550 5.1.1 No such person here',
      },
    ],
  });
});

test('what is late is temporary, and what was delivered or handed on names nobody', async () => {
  const late = await readBounce(
    report(`Final-Recipient: rfc822;ada@example.net
Action: delayed
Status: 4.4.1 (no answer from host)

Final-Recipient: rfc822;bo@example.net
Action: relayed
Status: 2.1.9

Final-Recipient: rfc822;cy@example.net
Action: delivered
Status: 2.0.0
`),
  );

  expect(late).toEqual({
    kind: 'delay',
    addresses: [{ address: 'ada@example.net', kind: 'temporary', status: '4.4.1' }],
  });
});

test('an automatic reply and a letter of a person name nobody', async () => {
  const away = bytes(`From: Ada <ada@example.net>
To: list-bounces+abc@lists.example.org
Subject: Out of office
Auto-Submitted: auto-replied

I am away. In urgent cases write to <bo@example.net>.
`);
  const letter = bytes(`From: Ada <ada@example.net>
To: list@lists.example.org
Subject: My mail to <bo@example.net> comes back

It says: bo@example.net: user unknown. What now?
`);

  expect([await readBounce(away), await readBounce(letter)]).toEqual([
    { kind: 'auto-reply', addresses: [] },
    { kind: 'other', addresses: [] },
  ]);
});

test('any bytes are read to their end, without an error', async () => {
  const pieces = fc.constantFrom(
    '\r\n',
    '\n\n',
    '--cut',
    '--cut--',
    'Content-Type: multipart/report; boundary=cut\n',
    'Final-Recipient: rfc822;',
    '<',
    'Content-Type: message/delivery-status\n\n',
    'Action: failed\n',
    'a@b.example',
    '>',
    '(',
    'Status: ',
    '\0',
    '=',
  );
  const odd = fc
    .array(fc.oneof(pieces, fc.string({ unit: 'binary' })), { maxLength: 60 })
    .map((parts) => new Uint8Array(Buffer.from(parts.join(''))));

  await fc.assert(
    fc.asyncProperty(fc.oneof(odd, fc.uint8Array({ maxLength: 500 })), async (raw) => {
      const { kind, addresses } = await readBounce(raw);
      expect(typeof kind).toBe('string');
      expect(addresses.every(({ address }) => /^[^\s<>]+@[^\s<>]+$/.test(address))).toBe(true);
    }),
    { numRuns: 300 },
  );
});
