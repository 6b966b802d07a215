import { expect, test } from 'vitest';
import { readComplaint } from '../index.ts';

const complaint = (fields: string, header: string) =>
  Buffer.from(
    `From: fbl@provider.example
To: complaints@lists.example.org
Subject: FW: Shelving
MIME-Version: 1.0
Content-Type: multipart/report; report-type=feedback-report; boundary="cut"

--cut
Content-Type: text/plain

This is an abuse report for a message that we received.

--cut
Content-Type: message/feedback-report

${fields}
--cut
Content-Type: message/rfc822

${header}

Shelves, shelves.
--cut--
`.replace(/\n/g, '\r\n'),
  );

test('a complaint tells who complained of which copy', async () => {
  const raw = complaint(
    `Feedback-Type: abuse
User-Agent: Feedback/1.0
Version: 1
Original-Mail-From: <list-bounces+tok3n@lists.example.org>
Original-Rcpt-To: <ada@provider.example>
`,
    `Message-ID: <m1@lists.example.org>
From: carla@example.org
To: list@lists.example.org`,
  );

  expect(await readComplaint(raw)).toEqual({
    feedbackType: 'abuse',
    recipient: 'ada@provider.example',
    envelopeSender: 'list-bounces+tok3n@lists.example.org',
    messageId: 'm1@lists.example.org',
    originalHeader: 'Message-ID: <m1@lists.example.org>\nFrom: carla@example.org\nTo: list@lists.example.org',
  });
});

test('a provider that keeps the name back leaves what the header tells', async () => {
  const raw = complaint(
    `Feedback-Type: abuse
Version: 0.1
`,
    `Return-Path: <list-bounces+tok3n@lists.example.org>
Message-ID: <m1@lists.example.org>
To: list@lists.example.org`,
  );

  expect(await readComplaint(raw)).toMatchObject({
    recipient: 'list@lists.example.org',
    envelopeSender: 'list-bounces+tok3n@lists.example.org',
  });
});

test('a message of another kind is no complaint', async () => {
  expect(await readComplaint(Buffer.from('Subject: Feedback-Type: abuse\n\nFeedback-Type: abuse\n'))).toBe(null);
});
