import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { findings, type Findings } from '../journeys/support/findings.ts';
import { linkTo } from '../tools/look/mailbox.ts';
import { scratchPostgres, startProduct, type Scratch } from './processes.ts';
import { grow, markOriginals } from './scale/grow.ts';
import { cookiesOf, grownFindings, requestOf, shown, timePages, type Timed } from './scale/pages.ts';
import { plansOf, settingsForPlans } from './scale/plans.ts';
import { measureSeveral } from './scale/several.ts';
import { sizeOf } from './scale/size.ts';
import { isSlow, tellPages } from './scale/told.ts';
import { startWeb } from './scale/web.ts';
import { load } from './load.ts';

const sizes = (process.env['SCALE_SIZES'] ?? '1 10 100').split(' ').map(Number);
const plansFile = process.env['SCALE_PLANS'] ?? path.join(os.tmpdir(), 'folkmoot-scale-plans.txt');
const noticesFile = `${plansFile}.notices`;
const say = (line: string) => console.log(line);

/** The example grown to the size of the American Library Association, ten and a hundred times: what each page takes, and why. */
export async function bench(): Promise<void> {
  const postgres = await scratchPostgres(settingsForPlans);
  fs.writeFileSync(plansFile, '');
  try {
    const found = await begin(await postgres.urlOf('base'));
    const timed = new Map<number, Timed[]>();
    for (const times of sizes) {
      say(`\n${times}×, at a load of ${os.loadavg()[0]!.toFixed(1)}`);
      const url = await postgres.urlOf(`times${times}`, 'base');
      await grow(url, sizeOf(times), say);
      timed.set(times, await timeAt({ postgres, url, times, found, first: timed.get(sizes[0]!) }));
    }
    tellPages(timed);
    await measureSeveral(await postgres.urlOf('several', `times${sizes[0]}`), sizes[0]!);
    say(`plans of slow pages: ${plansFile}`);
  } finally {
    await postgres.stop();
  }
}

/** The example, with what the table of places wants to be there. */
async function begin(url: string): Promise<Findings> {
  const product = await startProduct(url);
  const address = `http://127.0.0.1:${product.port}`;
  try {
    await markOriginals(url);
    return await findings({ url: address, linkTo: (to, at) => linkTo(address, to, at) });
  } finally {
    await product.kill();
  }
}

interface At {
  readonly postgres: Scratch;
  readonly url: string;
  readonly times: number;
  readonly found: Findings;
  readonly first: readonly Timed[] | undefined;
}

async function timeAt({ postgres, url, times, found, first }: At): Promise<Timed[]> {
  const web = await startWeb(url, noticesFile);
  try {
    const timed = await timePages(web.port, shown(await grownFindings(url, found)));
    const slow = timed.filter((page) =>
      isSlow(
        page,
        first?.find(({ name }) => name === page.name),
      ),
    );
    const cookies = await cookiesOf(web.port, new Set(slow.map(({ who }) => who)));
    for (const page of slow) {
      const request = requestOf(web.port, page, cookies);
      const plans = await plansOf(postgres, noticesFile, () =>
        load({ port: web.port, connections: 1, requests: 1, request }),
      );
      const sum = plans.reduce((all, { milliseconds }) => all + milliseconds, 0);
      const said = plans
        .slice(0, 3)
        .map(({ milliseconds, text }) => `-- ${milliseconds} ms\n${text}`)
        .join('\n');
      fs.appendFileSync(
        plansFile,
        `\n==== ${times}× ${page.name}: p50 ${page.p50.toFixed(0)} ms; ${plans.length} statements, ${sum.toFixed(0)} ms\n${said}\n`,
      );
    }
    return timed;
  } finally {
    await web.kill();
  }
}
