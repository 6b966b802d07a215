import type { VNode } from 'preact';
import { z } from 'zod';
import { NotFound, refuseIf, type Impediment } from '../../platform/refusal/index.ts';
import { isCalendarDay } from '../../platform/time/index.ts';
import {
  Button,
  Choices,
  Day,
  ErrorSummary,
  Field,
  PostForm,
  Section,
  Select,
  returnedWith,
  Table,
  type Returned,
} from '../../platform/web/parts/index.ts';
import {
  get,
  page,
  post,
  seeOther,
  signedIn,
  type Call,
  type PageAnswer,
  type Route,
} from '../../platform/web/index.ts';
import type { GroupsHouse } from '../house.ts';
import type { Group } from '../registry/model.ts';
import { seeGroup } from '../registry/queries.ts';
import { mayInGroup } from '../registry/rules.ts';
import { GroupPageHead } from '../registry/views.tsx';
import { participantNamed } from '../roster/naming.ts';
import { acceptRole, appointRole, declineRole, endRole } from './commands.ts';
import { roleNames } from './model.ts';
import { named, openRolesOf, pastRolesOf, type NamedRole } from './queries.ts';
import { impedimentsToAppointing, isHeldOn } from './rules.ts';
import { Offer } from './views.tsx';
import { roleWords, words } from './words.ts';

const Appointing = z.object({
  appointee: z.string().trim().min(1, words.appointeeUnknown).max(200, words.appointeeUnknown),
  role: z.enum(roleNames, words.roleUnknown),
  succeeds: z.coerce.number().int().positive().optional().catch(undefined),
  endsOn: z
    .string()
    .trim()
    .default('')
    .refine((day) => day === '' || isCalendarDay(day), words.badDay),
});

/** `/groups/:slug/roles`: who answers for what, and the acts that change it. */
export function rolePages(house: GroupsHouse): Route[] {
  return [
    get('/groups/:slug/roles', async (call) => rolesPage(call, await seeGroup(call.visit, call.params['slug']))),
    post('/groups/:slug/roles', async (call) => {
      signedIn(call);
      const group = await seeGroup(call.visit, call.params['slug']);
      // Asked before the name is looked up: who may not appoint learns nothing of who takes part.
      refuseIf(impedimentsToAppointing(group, { grants: call.visit.grants, isParticipant: true, hasIt: false }));
      const sent = await call.form(Appointing);
      if (!sent.ok) return rolesPage(call, group, sent);
      const { appointee, role, succeeds = null, endsOn } = sent.value;
      const done = await call.attempt(async (act) =>
        appointRole(act, group.id, {
          person: await participantNamed(act.db, group.id, appointee),
          role,
          succeeds,
          endsOn: endsOn || null,
        }),
      );
      if (done.ok) return seeOther(`/groups/${group.slug}/roles`);
      const wording = {
        word: house.word,
        fieldOf: ({ code }: Impediment) => (code.startsWith('role-ends') ? 'endsOn' : 'appointee'),
      };
      return rolesPage(call, group, returnedWith(sent.entered, done.impediments, wording));
    }),
    roleAct('acceptance', acceptRole),
    roleAct('refusal', declineRole),
    roleAct('end', endRole),
  ];
}

/** One press on one role. */
function roleAct(noun: string, command: typeof acceptRole): Route {
  return post(`/groups/:slug/roles/:id/${noun}`, async (call) => {
    signedIn(call);
    const group = await seeGroup(call.visit, call.params['slug']);
    const id = Number(call.params['id']);
    if (!(await openRolesOf(call.visit.db, group.id)).some((role) => role.id === id)) throw new NotFound();
    await call.perform((act) => command(act, id));
    return seeOther(`/groups/${group.slug}/roles`);
  });
}

async function rolesPage(call: Call, group: Group, returned?: Returned): Promise<PageAnswer> {
  const { db, by, today, grants } = call.visit;
  const mayAppoint = mayInGroup(grants, 'group.roles', group);
  const open = await named(db, await openRolesOf(db, group.id));
  const held = open.filter((role) => isHeldOn(role, today));
  const offered = open.filter((role) => !isHeldOn(role, today));
  const past = mayAppoint ? await named(db, await pastRolesOf(db, group.id)) : [];
  const mine = offered.filter((role) => role.person === by);
  const ending = (role: NamedRole) =>
    (mayAppoint || role.person === by) && by !== null && <EndForm role={role} group={group} own={role.person === by} />;
  const body = (
    <>
      <GroupPageHead group={group} title={words.title} lede={words.lede(group.name)} />
      {returned && <ErrorSummary title={words.notDone} errors={returned.errors} />}
      {mine.map((role) => (
        <Offer role={role} holders={held} group={group} />
      ))}
      <Section title={words.holds}>
        {held.length === 0 ? <p>{words.nobody}</p> : <Roles caption={words.holds} roles={held} ending={ending} />}
        {group.state === 'active' && (
          <p>
            <a href={`/groups/${group.slug}/takeover`}>{words.takeover}</a>
          </p>
        )}
        {mayAppoint && (
          <p>
            <a href={`/groups/${group.slug}/handover`}>{words.handover}</a>
          </p>
        )}
      </Section>
      {mayAppoint && offered.length > 0 && (
        <Section title={words.offered}>
          <Roles caption={words.offered} roles={offered} ending={ending} />
        </Section>
      )}
      {mayAppoint && group.state === 'active' && <AppointForm group={group} held={held} returned={returned} />}
      {past.length > 0 && (
        <Section title={words.past}>
          <Roles caption={words.past} roles={past} />
        </Section>
      )}
    </>
  );
  return page(`${words.title} · ${group.name}`, body, { status: returned ? 422 : 200, section: '/groups' });
}

function Roles({
  caption,
  roles,
  ending,
}: {
  caption: string;
  roles: readonly NamedRole[];
  ending?: (role: NamedRole) => VNode | false;
}): VNode {
  const columns = [
    { label: words.who, head: true },
    { label: words.role },
    { label: words.since },
    ...(ending ? [{ label: words.agreedEnd }] : []),
    ...(ending ? [{ label: words.change, unseen: true }] : [{ label: words.until }]),
  ];
  const rows = roles.map((role) => ({
    cells: [
      role.name || words.erased,
      roleWords[role.role].one,
      role.fromOn ? <Day on={role.fromOn} as="short" /> : words.notAnswered,
      ...(ending ? [role.endsOn && <Day on={role.endsOn} as="short" />] : []),
      ending ? ending(role) : role.untilOn && <Day on={role.untilOn} as="short" />,
    ],
  }));
  return <Table caption={caption} captionUnseen columns={columns} rows={rows} />;
}

function EndForm({ role, group, own }: { role: NamedRole; group: Group; own: boolean }): VNode {
  const shown = role.acceptedAt === null ? words.takeBack : own ? words.layDownShort : words.endShort;
  return (
    <PostForm action={`/groups/${group.slug}/roles/${role.id}/end`} row>
      <Button kind="quiet" label={`${shown}: ${roleWords[role.role].one}, ${role.name || words.erased}`}>
        {shown}
      </Button>
    </PostForm>
  );
}

function AppointForm({
  group,
  held,
  returned,
}: {
  group: Group;
  held: readonly NamedRole[];
  returned: Returned | undefined;
}): VNode {
  const roles = roleNames.map((role) => ({ value: role, label: roleWords[role].one, hint: words.whatFor(role) }));
  const former = held.map(({ id, name, role }) => ({
    value: String(id),
    label: `${name || words.erased}, ${roleWords[role].one}`,
  }));
  return (
    <Section title={words.appointTitle}>
      <PostForm action={`/groups/${group.slug}/roles`}>
        <Field name="appointee" label={words.appointee} hint={words.appointeeHint} required form={returned} />
        <Choices name="role" legend={words.role} options={roles} chosen="convener" form={returned} />
        <Select
          name="succeeds"
          label={words.inPlaceOf}
          hint={words.inPlaceOfHint}
          options={[{ value: '', label: words.inPlaceOfNobody }, ...former]}
          form={returned}
        />
        <Field name="endsOn" label={words.endsOn} hint={words.endsOnHint} type="date" form={returned} short />
        <p>
          <Button>{words.appoint}</Button>
        </p>
      </PostForm>
    </Section>
  );
}
