import { z } from 'zod';
import { refuseIf, type Impediment } from '../../platform/refusal/index.ts';
import {
  Button,
  Chips,
  ErrorSummary,
  PostForm,
  returnedWith,
  Row,
  Section,
  TextArea,
  Tick,
  type Returned,
} from '../../platform/web/parts/index.ts';
import { get, page, post, seeOther, signedIn, type PageAnswer, type Route } from '../../platform/web/index.ts';
import type { GroupsHouse } from '../house.ts';
import { describeGroup } from './commands.ts';
import type { Group } from './model.ts';
import { seeGroup } from './queries.ts';
import { impedimentsToEditing } from './rules.ts';
import { GroupPageHead } from './views.tsx';
import { words } from './words.ts';

const Sent = z.object({
  about: z.string(),
  topics: z.array(z.string()).default([]),
  rosterShown: z.literal('yes').optional(),
  revision: z.coerce.number().int(),
});

/** The field that an impediment is about. */
const fieldOf: Readonly<Record<string, string>> = {
  'about-too-long': 'about',
  'group-topics-missing': 'topics[]',
  'group-topics-too-many': 'topics[]',
};

/** `/groups/:slug/about`: a convener changes what the group says of itself. */
export function descriptionPages(house: GroupsHouse): Route[] {
  return [
    get('/groups/:slug/about', async (call) => {
      signedIn(call);
      const group = await seeGroup(call.visit, call.params['slug']);
      refuseIf(impedimentsToEditing(group, call.visit.grants));
      return descriptionForm(house, group);
    }),
    post('/groups/:slug/about', async (call) => {
      signedIn(call);
      const group = await seeGroup(call.visit, call.params['slug']);
      refuseIf(impedimentsToEditing(group, call.visit.grants));
      const sent = await call.form(Sent);
      if (!sent.ok) return descriptionForm(house, group, sent);
      const { about, topics, rosterShown, revision } = sent.value;
      const known = topics.filter((slug) => isListed(house, slug) || group.topics.includes(slug));
      const description = { about, topics: known, rosterShown: rosterShown === 'yes', revision };
      const done = await call.attempt((act) => describeGroup(act, group.id, description));
      if (done.ok) return seeOther(`/groups/${group.slug}`);
      const wording = { word: house.word, fieldOf: ({ code }: Impediment) => fieldOf[code] ?? '' };
      return descriptionForm(house, group, returnedWith(sent.entered, done.impediments, wording));
    }),
  ];
}

const isListed = (house: GroupsHouse, slug: string): boolean =>
  house.association.topics.some((topic) => topic.slug === slug);

/** A form that comes back carries the newest revision: who saves it again has been told. */
function descriptionForm(house: GroupsHouse, group: Group, returned?: Returned): PageAnswer {
  const unlisted = group.topics.filter((slug) => !isListed(house, slug)).map((slug) => ({ slug, label: slug }));
  const topics = [...house.association.topics, ...unlisted].map(({ slug, label }) => ({ value: slug, label }));
  const body = (
    <>
      <GroupPageHead group={group} title={words.editTitle} lede={words.editLede} />
      {returned && <ErrorSummary title={words.notSaved} errors={returned.errors} />}
      <Section title={words.ownWords}>
        <PostForm action={`/groups/${group.slug}/about`}>
          <input type="hidden" name="revision" value={group.revision} />
          <TextArea
            name="about"
            label={words.about}
            hint={words.aboutHint}
            rows={12}
            value={group.about}
            form={returned}
          />
          <Chips
            name="topics[]"
            legend={words.topics}
            hint={words.topicsHint}
            options={topics}
            chosen={group.topics}
            form={returned}
          />
          <Tick name="rosterShown" checked={group.rosterShown} hint={words.rosterHint} form={returned}>
            {words.roster}
          </Tick>
          <Row>
            <Button>{words.save}</Button> <a href={`/groups/${group.slug}`}>{words.cancel}</a>
          </Row>
        </PostForm>
      </Section>
    </>
  );
  return page(`${words.editTitle} · ${group.name}`, body, { status: returned ? 422 : 200, section: '/groups' });
}
