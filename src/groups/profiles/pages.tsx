import { z } from 'zod';
import {
  Banner,
  Button,
  Chips,
  Choices,
  Crumbs,
  ErrorSummary,
  Head,
  PostForm,
  returnedWith,
  Section,
  type Returned,
} from '../../platform/web/parts/index.ts';
import type { Impediment } from '../../platform/refusal/index.ts';
import { get, page, post, seeOther, signedIn, type Answer, type Call, type Route } from '../../platform/web/index.ts';
import type { GroupsHouse } from '../house.ts';
import { keepProfile } from './commands.ts';
import type { ProfileChoices } from './model.ts';
import { profileOf } from './queries.ts';
import { choicesIn } from './rules.ts';
import { partWords, words } from './words.ts';

const several = z.array(z.string().max(100)).max(100).default([]);
const one = z
  .string()
  .max(100)
  .default('')
  .transform((code) => code || null);
const Said = z.object({ library: one, serves: several, level: one, work: several, topics: several });

/** `/me/profile`: what one says of oneself to one's groups. */
export function profilePages(house: Pick<GroupsHouse, 'association' | 'word'>): Route[] {
  const choices = choicesIn(house.association);
  return [
    get('/me/profile', (call) => profilePage(call, choices)),
    post('/me/profile', async (call) => {
      const person = signedIn(call);
      const sent = await call.form(Said);
      if (!sent.ok) return profilePage(call, choices, sent);
      const done = await call.attempt((act) => keepProfile(act, person, sent.value, choices));
      if (done.ok) return seeOther('/me/profile?saved=yes');
      const fieldOf = ({ part }: Impediment): string =>
        part === 'library' || part === 'level' ? part : `${String(part)}[]`;
      return profilePage(call, choices, returnedWith(sent.entered, done.impediments, { word: house.word, fieldOf }));
    }),
  ];
}

async function profilePage(call: Call, choices: ProfileChoices, form?: Returned): Promise<Answer> {
  const profile = await profileOf(call.visit.db, signedIn(call));
  const options = (part: keyof ProfileChoices) => choices[part].map(({ code, label }) => ({ value: code, label }));
  const body = (
    <>
      <Crumbs links={[{ href: '/me', label: words.me }]} />
      <Head title={words.title} lede={words.lede} />
      {form && <ErrorSummary title={words.notSaved} errors={form.errors} />}
      {!form && call.query.has('saved') && <Banner tone="good" title={words.saved} arrives />}
      <Section title={words.yours}>
        <PostForm action="/me/profile">
          {(['library', 'level'] as const).map((part) => (
            <Choices
              name={part}
              legend={partWords[part]}
              options={[{ value: '', label: words.nothing }, ...options(part)]}
              chosen={profile[part] ?? ''}
              form={form}
            />
          ))}
          {(['serves', 'work', 'topics'] as const).map((part) => (
            <Chips
              name={`${part}[]`}
              legend={partWords[part]}
              hint={words.hints[part]}
              options={options(part)}
              chosen={profile[part]}
              form={form}
            />
          ))}
          <p>
            <Button>{words.save}</Button>
          </p>
        </PostForm>
        <p>
          <a href="/me#groups">{words.toGroups}</a>
        </p>
      </Section>
    </>
  );
  return page(words.title, body, { section: '/me', status: form ? 422 : 200 });
}
