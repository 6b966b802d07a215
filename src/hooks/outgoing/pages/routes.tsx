import { z } from 'zod';
import { NotFound, refuseIf, type Impediment } from '../../../platform/refusal/index.ts';
import { returnedWith, type Returned } from '../../../platform/web/parts/index.ts';
import {
  get,
  page,
  post,
  seeOther,
  signedIn,
  type Answer,
  type Call,
  type Route,
} from '../../../platform/web/index.ts';
import type { Act } from '../../../platform/act/index.ts';
import type { WebhookSecret } from '../../../platform/webhooks/index.ts';
import type { HooksHouse } from '../../given.ts';
import {
  addTarget,
  changeTarget,
  makeTargetSecret,
  removeTarget,
  sendTrial,
  switchOff,
  switchOn,
} from '../commands.ts';
import type { Target, TargetId } from '../model.ts';
import { deliveriesTo, targetOf, targetsOf } from '../queries.ts';
import { impedimentsToKeepingTargets } from '../rules.ts';
import { words } from '../words.ts';
import { TargetPage, TargetsPage } from './views.tsx';

type House = Pick<HooksHouse, 'word'>;

const at = '/staff/webhooks';

/** `/staff/webhooks`: administrators settle which other systems are told of what, and see what came back. */
export function targetRoutes(house: House): Route[] {
  return [
    get(at, (call) => targetsPage(call)),
    post(at, (call) => add(house, call), { grave: true }),
    get(`${at}/:id`, async (call) => targetPage(call, await seeTarget(call))),
    post(`${at}/:id`, (call) => change(house, call), { grave: true }),
    post(`${at}/:id/trial`, (call) => done(call, sendTrial, 'tried')),
    post(`${at}/:id/off`, (call) => done(call, switchOff, 'off')),
    post(`${at}/:id/on`, (call) => done(call, switchOn, 'on'), { grave: true }),
    post(`${at}/:id/secret`, newSecret, { grave: true }),
    post(`${at}/:id/removal`, remove, { grave: true }),
  ];
}

const Sent = z.object({
  address: z.string().trim().default(''),
  kinds: z.array(z.string()).default([]),
});

function mayKeep(call: Call): void {
  signedIn(call);
  refuseIf(impedimentsToKeepingTargets(call.visit.grants));
}

async function seeTarget(call: Call): Promise<Target> {
  mayKeep(call);
  const target = await targetOf(call.visit.db, idIn(call));
  if (!target) throw new NotFound();
  return target;
}

/** No other number is the id of anything. */
const idIn = ({ params }: Call): TargetId => (/^\d{1,9}$/.test(params['id'] ?? '') ? Number(params['id']) : 0);

async function targetsPage(call: Call, form?: Returned): Promise<Answer> {
  mayKeep(call);
  const view = { targets: await targetsOf(call.visit.db), done: doneIn(call), form };
  return page(words.title, <TargetsPage {...view} />, { section: '/staff', status: form ? 422 : 200 });
}

async function targetPage(
  call: Call,
  target: Target,
  more: { form?: Returned; secret?: WebhookSecret } = {},
): Promise<Answer> {
  const { db, zone } = call.visit;
  const view = { target, deliveries: await deliveriesTo(db, target.id), zone, done: doneIn(call), ...more };
  return page(words.of(new URL(target.address).host), <TargetPage {...view} />, {
    section: '/staff',
    status: more.form ? 422 : 200,
    headers: { 'cache-control': 'no-store' },
  });
}

const doneIn = ({ method, query }: Call): string | undefined =>
  method === 'GET' ? words.done[query.get('done') ?? ''] : undefined;

async function add(house: House, call: Call): Promise<Answer> {
  mayKeep(call);
  const sent = await call.form(Sent);
  if (!sent.ok) return targetsPage(call, sent);
  const made = await call.attempt((act) => addTarget(act, sent.value));
  if (!made.ok) return targetsPage(call, returnedWith(sent.entered, made.impediments, { word: house.word, fieldOf }));
  const target = await targetOf(call.visit.db, made.value.id);
  return targetPage(call, target!, { secret: made.value.secret });
}

async function change(house: House, call: Call): Promise<Answer> {
  const target = await seeTarget(call);
  const sent = await call.form(Sent);
  if (!sent.ok) return targetPage(call, target, { form: sent });
  const changed = await call.attempt((act) => changeTarget(act, target.id, sent.value));
  if (changed.ok) return seeOther(`${at}/${target.id}?done=saved`);
  const form = returnedWith(sent.entered, changed.impediments, { word: house.word, fieldOf });
  return targetPage(call, target, { form });
}

const fieldOf = ({ code }: Impediment): string =>
  code.startsWith('hook-address') ? 'address' : code.startsWith('hook-kinds') ? 'kinds[]' : '';

async function done(call: Call, command: (act: Act, id: TargetId) => Promise<void>, word: string): Promise<Answer> {
  signedIn(call);
  await call.perform((act) => command(act, idIn(call)));
  return seeOther(`${at}/${idIn(call)}?done=${word}`);
}

async function newSecret(call: Call): Promise<Answer> {
  const target = await seeTarget(call);
  const secret = await call.perform((act) => makeTargetSecret(act, target.id));
  return targetPage(call, target, { secret });
}

async function remove(call: Call): Promise<Answer> {
  signedIn(call);
  await call.perform((act) => removeTarget(act, idIn(call)));
  return seeOther(`${at}?done=removed`);
}
