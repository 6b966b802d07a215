import { z } from 'zod';
import { Button, Obstacles, PostForm, Section } from '../../platform/web/parts/index.ts';
import { get, page, post, seeOther, signedIn, type Call, type Route } from '../../platform/web/index.ts';
import { personOf } from '../../roll/index.ts';
import { standingIn, type GroupsHouse } from '../house.ts';
import type { Group } from '../registry/model.ts';
import { seeGroup } from '../registry/queries.ts';
import { GroupPageHead, GroupSpeaks } from '../registry/views.tsx';
import { participationWords } from '../registry/words.ts';
import { isLastConvener } from '../roles/queries.ts';
import { joinGroup, leaveGroup, showName } from './commands.ts';
import { belongingOf, participationOf } from './queries.ts';
import { impedimentsToJoining, impedimentsToLeaving } from './rules.ts';
import { JoinForm } from './views.tsx';
import { words } from './words.ts';

const Joining = z.object({ shown: z.literal('yes').optional(), cameFrom: z.string().max(200).optional() });
const Showing = z.object({ shown: z.enum(['yes', 'no']) });

/** Joining, leaving, and whether one is named. */
export function rosterPages(house: GroupsHouse): Route[] {
  return [joiningPage(house), leavingPage(house), ...rosterActs(house)];
}

/** The button of a group's home leads here, and a visitor who had to sign in first comes back here. */
function joiningPage(house: GroupsHouse): Route {
  return get('/groups/:slug/participation', async (call) => {
    const person = signedIn(call);
    const group = await seeGroup(call.visit, call.params['slug']);
    const { db, today } = call.visit;
    const cameFrom = talkIn(call.query.get('from'));
    if (await participationOf(db, group.id, person)) return seeOther(cameFrom ?? homeOf(group));
    const found = impedimentsToJoining(group, await belongingOf(db, person, today, standingIn(house)));
    const name = (await personOf(db, person))?.name ?? '';
    const title = words.joinTitle(group.name);
    const body = (
      <>
        <GroupPageHead
          group={group}
          title={title}
          lede={group.state === 'active' ? participationWords[group.participation] : words.ended}
        />
        <Section title={found.length > 0 ? words.whyTitle : words.join}>
          {found.length > 0 ? (
            <Obstacles wordings={found.map(house.word)} />
          ) : (
            <>
              <p>{words.joinLede}</p>
              <JoinForm slug={group.slug} label={name ? words.joinAs(name) : words.join} cameFrom={cameFrom} />
            </>
          )}
          <GroupSpeaks association={house.association} />
        </Section>
      </>
    );
    return page(title, body, { section: '/groups' });
  });
}

/** Leaving says what it does before it is done. */
function leavingPage(house: GroupsHouse): Route {
  return get('/groups/:slug/departure', async (call) => {
    const person = signedIn(call);
    const group = await seeGroup(call.visit, call.params['slug']);
    const { db, today } = call.visit;
    if (!(await participationOf(db, group.id, person))) return seeOther(homeOf(group));
    const found = impedimentsToLeaving(group, await isLastConvener(db, group.id, person, today));
    const stay = <a href={homeOf(group)}>{words.stay}</a>;
    const title = words.leaveTitle(group.name);
    const body = (
      <>
        <GroupPageHead group={group} title={title} lede={words.leaveLede} />
        <Section title={found.length > 0 ? words.cannotLeave : words.leave}>
          {found.length > 0 ? (
            <>
              <Obstacles wordings={found.map((impediment) => ({ ...house.word(impediment), ...toRoles(group) }))} />
              <p>{stay}</p>
            </>
          ) : (
            <PostForm action={`/groups/${group.slug}/departure`} row>
              <Button kind="grave">{words.leaveButton}</Button> {stay}
            </PostForm>
          )}
        </Section>
      </>
    );
    return page(title, body, { section: '/groups' });
  });
}

const toRoles = (group: Group) => ({ todo: { label: words.toRoles, href: `/groups/${group.slug}/roles` } });

function rosterActs(house: GroupsHouse): Route[] {
  /** @param done the word by which the home of the group says what has been done */
  const act = (noun: string, done: string, work: (call: Call, group: Group) => Promise<string | void>): Route =>
    post(`/groups/:slug/${noun}`, async (call) => {
      signedIn(call);
      const group = await seeGroup(call.visit, call.params['slug']);
      const cameFrom = await work(call, group);
      return seeOther(`${cameFrom ?? homeOf(group)}?done=${done}`);
    });
  return [
    act('participation', 'joined', async (call, group) => {
      const sent = await call.form(Joining);
      const nameShown = sent.ok && sent.value.shown === 'yes';
      await call.perform((joining) => joinGroup(joining, group.id, { nameShown, standing: standingIn(house) }));
      return sent.ok ? talkIn(sent.value.cameFrom) : undefined;
    }),
    act('departure', 'left', (call, group) => call.perform((leaving) => leaveGroup(leaving, group.id))),
    act('visibility', 'visibility', async (call, group) => {
      const sent = await call.form(Showing);
      if (sent.ok) await call.perform((showing) => showName(showing, group.id, sent.value.shown === 'yes'));
    }),
  ];
}

/** What is said in a group, where that is whence somebody came: they go back there. Nothing else is gone to. */
const talkIn = (path: string | null | undefined): string | undefined =>
  path && /^\/lists\/[a-z0-9-]+(?:\/[1-9]\d{0,8})?$/.test(path) ? path : undefined;

const homeOf = (group: Group): string => `/groups/${group.slug}`;
