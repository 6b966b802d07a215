import type { Published, RecordKind } from '../../platform/mail/index.ts';

/** The sentences about how mail fares. */
export const words = {
  title: 'Deliverability',
  lede: (list: string) =>
    `How the mail of ${list} fared in the last 30 days, and whether others can tell that it is ours.`,
  ledeAll: 'How the mail of all lists fared in the last 30 days, and whether others can tell that it is ours.',
  fared: 'How it fared',
  copies: 'Copies',
  sent: 'Taken by the readers’ servers',
  deferred: 'Put off, and tried again',
  failed: 'Refused for good',
  stopped: 'Stopped before they left, since the message was taken back',
  permanent: 'Came back for good, or refused for the address',
  temporary: 'Came back for now',
  suspended: 'Readers who get no mail, since too much came back',
  complaints: 'Complaints',
  rate: (share: string) => `${share} of what was delivered`,
  rateFine: 'Large providers want less than 0.3 %.',
  rateHigh:
    'That is more than the 0.3 % that large providers bear: they will soon put mail off. Write less, or ask who still wants the list.',
  trouble: 'Where it was put off',
  troubleCaption: 'Domains that put copies off or refused them',
  noTrouble: 'Nobody put a copy off or refused one.',
  domain: 'Domain',
  said: 'Said last',
  records: 'What the domain publishes',
  recordsOf: (domain: string) => `Looked up just now for ${domain}. Whoever keeps its DNS can change it.`,
  name: 'Name',
  found: 'Found',
  publish: 'Publish',
  nothing: 'Nothing',
  noDomain: (name: string) =>
    `Mail is sent in the name of ${name}, which is no domain that others could look up. FOLKMOOT_MAIL_DOMAIN sets one.`,
  signedElsewhere:
    'No key is set here, so nothing is signed by us. Where the mail server does not sign either, set FOLKMOOT_DKIM_KEY.',
} as const;

export const recordWords: Readonly<Record<RecordKind, { readonly label: string; readonly for: string }>> = {
  mx: { label: 'MX', for: 'where mail to the lists, and what comes back, is taken' },
  spf: { label: 'SPF', for: 'which servers send in its name' },
  dkim: { label: 'DKIM', for: 'the key by which our signatures are checked' },
  dmarc: { label: 'DMARC', for: 'what others do with mail that only says it is from here' },
  ptr: { label: 'PTR', for: 'the name of the server that sends, and back again' },
};

export const stateWords: Readonly<Record<Published['state'], string>> = {
  good: 'Good',
  missing: 'Missing',
  wrong: 'Not as it should be',
  silent: 'The DNS did not answer; load the page again',
};

/** Whether what came by mail is sealed (ARC), by what the DNS has of the key. */
export const sealWords: Readonly<Record<Published['state'] | 'none', string>> = {
  none: 'What comes by mail is passed on without a seal (ARC). Where we sign, FOLKMOOT_ARC=on makes one; where the mail server signs, it can.',
  good: 'What comes by mail is passed on with a seal (ARC) that tells what we found of its writer. Its key is published: it is one of those that sign.',
  missing:
    'What comes by mail is passed on with a seal (ARC), which nobody can check until the key below is published.',
  wrong: 'What comes by mail is passed on with a seal (ARC), which nobody can check until the key below is mended.',
  silent: 'What comes by mail is passed on with a seal (ARC). Whether its key is published, the DNS did not say.',
};
