import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** A Postfix of its own, with a folder of its own. */
export interface Postfix {
  /** Where the world comes in. */
  readonly outside: number;
  /** Where Folkmoot brings what it sends. */
  readonly inside: number;
  /** Tries again at once what it keeps. */
  flush(): void;
  log(): string;
  stop(): void;
}

interface PostfixParts {
  readonly lmtp: number;
  readonly outside: number;
  readonly inside: number;
  /** Where all mail to others goes. */
  readonly sink: number;
  /** Writes what a milter would have found out about this sender. */
  readonly vouchedFor: { readonly address: string; readonly word: string };
}

const services: readonly string[] = [
  'pickup unix n - n 60 1 pickup',
  'cleanup unix n - n - 0 cleanup',
  'qmgr unix n - n 300 1 qmgr',
  'rewrite unix - - n - - trivial-rewrite',
  'bounce unix - - n - 0 bounce',
  'defer unix - - n - 0 bounce',
  'trace unix - - n - 0 bounce',
  'verify unix - - n - 1 verify',
  'proxymap unix - - n - - proxymap',
  'smtp unix - - n - - smtp',
  'lmtp unix - - n - - lmtp',
  'error unix - - n - - error',
  'retry unix - - n - - error',
  'anvil unix - - n - 1 anvil',
  'scache unix - - n - 1 scache',
  'flush unix n - n 1000? 0 flush',
  'showq unix n - n - - showq',
  'postlog unix-dgram n - n - 1 postlogd',
];

/** Starts Debian's Postfix with the lines of `main.cf` that the operator's page gives, and with what is of this machine alone. */
export function startPostfix(given: string, parts: PostfixParts): Postfix {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'folkmoot-postfix-'));
  fs.chmodSync(folder, 0o755);
  const [config, queue, data] = ['etc', 'queue', 'data'].map((name) => path.join(folder, name)) as [
    string,
    string,
    string,
  ];
  for (const each of [config, queue, data]) fs.mkdirSync(each);
  execFileSync('chown', ['postfix', data]);
  const maillog = path.join(folder, 'mail.log');
  const { address, word } = parts.vouchedFor;
  const own = [
    'compatibility_level = 3.6',
    `queue_directory = ${queue}`,
    `data_directory = ${data}`,
    'mail_owner = postfix',
    'setgid_group = postdrop',
    'myhostname = mx.lists.example.org',
    'mydestination =',
    'alias_maps =',
    'inet_interfaces = 127.0.0.1',
    'inet_protocols = ipv4',
    `maillog_file = ${maillog}`,
    `maillog_file_prefixes = ${folder}`,
    `default_transport = smtp:[127.0.0.1]:${parts.sink}`,
    'smtp_host_lookup = native',
    'smtpd_peername_lookup = no',
    `smtpd_sender_restrictions = check_sender_access inline:{{${address} = PREPEND ${word}}}`,
    'minimal_backoff_time = 1s',
    'queue_run_delay = 1s',
  ];
  const listening = [
    // The world is no network of ours, though it comes from this machine.
    `127.0.0.1:${parts.outside} inet n - n - - smtpd -o mynetworks=192.0.2.0/24`,
    `127.0.0.1:${parts.inside} inet n - n - - smtpd`,
  ];
  fs.writeFileSync(
    path.join(config, 'main.cf'),
    `${given.replaceAll('127.0.0.1:2424', `127.0.0.1:${parts.lmtp}`)}\n${own.join('\n')}\n`,
  );
  fs.writeFileSync(path.join(config, 'master.cf'), `${[...listening, ...services].join('\n')}\n`);
  const postfix = (...words: string[]) => execFileSync('postfix', ['-c', config, ...words], { stdio: 'pipe' });
  postfix('start');
  return {
    outside: parts.outside,
    inside: parts.inside,
    flush: () => void postfix('flush'),
    log: () => (fs.existsSync(maillog) ? fs.readFileSync(maillog, 'utf8') : ''),
    stop() {
      postfix('stop');
      fs.rmSync(folder, { recursive: true, force: true });
    },
  };
}
