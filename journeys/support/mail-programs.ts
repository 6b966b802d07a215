// Answers to one message, in the shapes in which mail programs write them: their fields, their encodings, their way to quote.

/** An answer as it lies on the wire before the relay, and what a reader of the web is to see of it. */
export interface ProgramsAnswer {
  readonly program: string;
  /** One letter a byte. */
  readonly raw: string;
  /** What is newly said. */
  readonly says: readonly string[];
  /** What is folded away. */
  readonly quotes: string;
}

/** What all of them answer. */
export interface Answered {
  readonly messageId: string;
  readonly list: string;
}

const bytes = (text: string): string => Buffer.from(text).toString('latin1');
const crlf = (...lines: readonly string[]): string => lines.join('\r\n');

/** One answer of each program, by Reader 1, Reader 2 and so on. */
export const answersOfPrograms = (answered: Answered): ProgramsAnswer[] => [
  gmail(answered),
  outlook(answered),
  outlookOnTheWeb(answered),
  appleMail(answered),
  mutt(answered),
  thunderbird(answered),
];

const gmail = ({ messageId, list }: Answered): ProgramsAnswer => ({
  program: 'Gmail',
  says: ['I bring two, and Éloïse has a strop – a good one.'],
  quotes: 'Who brings a whetstone?',
  raw: crlf(
    'DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed;',
    '        d=example.org; s=20230601; t=1795453200; x=1796058000;',
    '        h=to:subject:message-id:date:from:in-reply-to:references:mime-version',
    '         :from:to:cc:subject:date:message-id:reply-to;',
    '        bh=47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=;',
    '        b=c2lnbmVk',
    'X-Gm-Message-State: AOJu0YxGm1',
    'MIME-Version: 1.0',
    `References: <${messageId}>`,
    `In-Reply-To: <${messageId}>`,
    'From: Reader One <reader1@example.org>',
    'Date: Mon, 23 Nov 2026 11:04:11 -0600',
    'X-Gm-Features: AaiRm52',
    'Message-ID: <CAF4dT+x9Kq1=Ue2@mail.gmail.com>',
    'Subject: Re: Sharpening day',
    `To: Tools <${list}>`,
    'Content-Type: multipart/alternative; boundary="00000000000012ab34062abcde01"',
    '',
    '--00000000000012ab34062abcde01',
    'Content-Type: text/plain; charset="UTF-8"',
    'Content-Transfer-Encoding: quoted-printable',
    '',
    'I bring two, and =C3=89lo=C3=AFse has a strop =E2=80=93 a good one.',
    '',
    'On Mon, Nov 23, 2026 at 11:00=E2=80=AFAM The Writer <writer@example.org> wrote:',
    '',
    '> Who brings a whetstone?',
    '>',
    '',
    '--00000000000012ab34062abcde01',
    'Content-Type: text/html; charset="UTF-8"',
    'Content-Transfer-Encoding: quoted-printable',
    '',
    '<div dir=3D"ltr">I bring two, and =C3=89lo=C3=AFse has a strop =E2=80=93 a good one=',
    '.</div><br><div class=3D"gmail_quote gmail_quote_container"><div dir=3D"ltr" class=',
    '=3D"gmail_attr">On Mon, Nov 23, 2026 at 11:00=E2=80=AFAM The Writer wrote:<br></div>',
    '<blockquote class=3D"gmail_quote" style=3D"margin:0px 0px 0px 0.8ex">Who brings a=',
    ' whetstone?<br></blockquote></div>',
    '',
    '--00000000000012ab34062abcde01--',
    '',
  ),
});

const outlook = ({ messageId, list }: Answered): ProgramsAnswer => ({
  program: 'Outlook',
  says: ['Mine is at the branch. It’s yours for the day.'],
  quotes: 'Who brings a whetstone?',
  raw: crlf(
    'From: "Two, Reader" <reader2@example.org>',
    `To: "'Tools'" <${list}>`,
    `References: <${messageId}>`,
    `In-Reply-To: <${messageId}>`,
    'Subject: RE: Sharpening day',
    'Date: Mon, 23 Nov 2026 11:09:40 -0600',
    'Message-ID: <002a01db3dca$5f0b1c20$1d215460$@example.org>',
    'MIME-Version: 1.0',
    'Content-Type: multipart/alternative;',
    '\tboundary="----=_NextPart_000_002B_01DB3D98.146F4460"',
    'X-Mailer: Microsoft Outlook 16.0',
    'Thread-Index: AQHXm1S0c2hhcnBlbmluZw==',
    'Content-Language: en-us',
    '',
    'This is a multipart message in MIME format.',
    '',
    '------=_NextPart_000_002B_01DB3D98.146F4460',
    'Content-Type: text/plain;',
    '\tcharset="Windows-1252"',
    'Content-Transfer-Encoding: quoted-printable',
    '',
    'Mine is at the branch. It=92s yours for the day.',
    '',
    ' ',
    '',
    'From: The Writer <writer@example.org>=20',
    'Sent: Monday, November 23, 2026 11:00 AM',
    `To: Tools <${list}>`,
    'Subject: Sharpening day',
    '',
    ' ',
    '',
    'Who brings a whetstone?',
    '',
    '',
    '------=_NextPart_000_002B_01DB3D98.146F4460',
    'Content-Type: text/html;',
    '\tcharset="Windows-1252"',
    'Content-Transfer-Encoding: quoted-printable',
    '',
    '<html xmlns:o=3D"urn:schemas-microsoft-com:office:office"><head><style><!--',
    'p.MsoNormal {margin:0in;}',
    '--></style></head><body lang=3DEN-US><div class=3DWordSection1><p =',
    'class=3DMsoNormal>Mine is at the branch. It=92s yours for the day.<o:p></o:p></p>',
    '</div></body></html>',
    '------=_NextPart_000_002B_01DB3D98.146F4460--',
    '',
  ),
});

const outlookOnTheWeb = ({ messageId, list }: Answered): ProgramsAnswer => ({
  program: 'Outlook on the web, in base64',
  says: ['So do I, Zoë.'],
  quotes: 'Who brings a whetstone?',
  raw: crlf(
    'From: Reader Three <reader3@example.org>',
    `To: Tools <${list}>`,
    'Subject: =?utf-8?B?UmU6IFNoYXJwZW5pbmcgZGF5?=',
    'Thread-Topic: Sharpening day',
    'Thread-Index: AQHXm1S0c2hhcnBlbmluZ4AAAQ==',
    'Date: Mon, 23 Nov 2026 17:12:03 +0000',
    'Message-ID:',
    ' <SN6PR04MB5023AAAA@SN6PR04MB5023.namprd04.prod.outlook.com>',
    `References: <${messageId}>`,
    `In-Reply-To:`,
    ` <${messageId}>`,
    'Accept-Language: en-US',
    'X-MS-Has-Attach:',
    'msip_labels:',
    'Content-Type: text/plain; charset="utf-8"',
    'Content-Transfer-Encoding: base64',
    'MIME-Version: 1.0',
    '',
    ...(Buffer.from(
      crlf(
        'So do I, Zoë.',
        '',
        '________________________________',
        'From: The Writer <writer@example.org>',
        'Sent: Monday, November 23, 2026 11:00',
        `To: Tools <${list}>`,
        'Subject: Sharpening day',
        '',
        'Who brings a whetstone?',
        '',
      ),
    )
      .toString('base64')
      .match(/.{1,76}/g) ?? []),
    '',
  ),
});

const appleMail = ({ messageId, list }: Answered): ProgramsAnswer => ({
  program: 'Apple Mail',
  says: ['I do. 🪨', 'And a bucket.'],
  quotes: 'Who brings a whetstone?',
  raw: crlf(
    'From: Reader Four <reader4@example.org>',
    'Content-Type: text/plain;',
    '\tcharset=utf-8',
    'Content-Transfer-Encoding: quoted-printable',
    'Mime-Version: 1.0 (Mac OS X Mail 16.0 \\(3826.200.121\\))',
    'Subject: Re: Sharpening day',
    'Date: Mon, 23 Nov 2026 11:20:00 -0600',
    `References: <${messageId}>`,
    `To: Tools <${list}>`,
    `In-Reply-To: <${messageId}>`,
    'Message-Id: <6F0A1E2B-7C55-4E0B-9F1D-0A1B2C3D4E5F@example.org>',
    'X-Mailer: Apple Mail (2.3826.200.121)',
    '',
    'I do. =F0=9F=AA=A8',
    '',
    'And a bucket.',
    '',
    '> On Nov 23, 2026, at 11:00=E2=80=AFAM, The Writer <writer@example.org> wrote:',
    '>=20',
    '> Who brings a whetstone?',
    '',
  ),
});

const mutt = ({ messageId, list }: Answered): ProgramsAnswer => ({
  program: 'mutt',
  says: ['The café has one.', '.. and a grinder, say those who know.'],
  quotes: 'Who brings a whetstone?',
  raw: crlf(
    'Date: Mon, 23 Nov 2026 18:30:00 +0100',
    'From: Reader Five <reader5@example.org>',
    `To: Tools <${list}>`,
    'Subject: Re: Sharpening day',
    'Message-ID: <ZzB7cQxK3Xm1vHnA@home>',
    `References: <${messageId}>`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=iso-8859-1',
    'Content-Disposition: inline',
    'Content-Transfer-Encoding: 8bit',
    `In-Reply-To: <${messageId}>`,
    'User-Agent: Mutt/2.2.12 (2023-09-09)',
    '',
    'On Mon, Nov 23, 2026 at 11:00:00AM -0600, The Writer wrote:',
    '> Who brings a whetstone?',
    '',
    'The caf\xe9 has one.',
    '.. and a grinder, say those who know.',
    '',
    '-- ',
    'Reader Five',
    '.',
    'The dot above stands alone.',
    '',
  ),
});

const thunderbird = ({ messageId, list }: Answered): ProgramsAnswer => ({
  program: 'Thunderbird, flowed',
  says: ['One line that was too long for the screen and goes on in the next one, as text that flows does.'],
  quotes: 'Who brings a whetstone?',
  raw: bytes(
    crlf(
      'Message-ID: <1d0f7a61-6b2e-4f0c-8d1b-2f3c4d5e6f70@example.org>',
      'Date: Mon, 23 Nov 2026 11:45:00 -0600',
      'MIME-Version: 1.0',
      'User-Agent: Mozilla Thunderbird',
      'Subject: Re: Sharpening day',
      'Content-Language: en-US',
      `To: ${list}`,
      `References: <${messageId}>`,
      'From: Reader Six <reader6@example.org>',
      `In-Reply-To: <${messageId}>`,
      'Content-Type: text/plain; charset=UTF-8; format=flowed',
      'Content-Transfer-Encoding: 8bit',
      '',
      'On 11/23/26 11:00, The Writer wrote:',
      '> Who brings a whetstone?',
      '',
      'One line that was too long for the screen and goes on in the next ',
      'one, as text that flows does.',
      '',
    ),
  ),
});
