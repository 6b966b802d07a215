import { get, page, seeOther, signedIn, type Route } from '../../../platform/web/index.ts';
import { Crumbs, Empty, Entries, Entry, Head, Moment, Section } from '../../../platform/web/parts/index.ts';
import { postingChoicesOf } from '../../lists/policy/queries.ts';
import { ruleWords } from '../../lists/policy/words.ts';
import { seeList } from '../../lists/queries.ts';
import { heldPostsOf } from '../queries.ts';
import { endWords } from '../words.ts';
import { pageWords as words, titleOf } from './words.ts';

/** `/lists/:slug/waiting`: what became of one's own messages that were held. */
export const waitingPage: Route = get('/lists/:slug/waiting', async (call) => {
  const person = signedIn(call);
  const { db, zone } = call.visit;
  const list = await seeList(call.visit, call.params['slug']);
  if (list.slug !== call.params['slug']) return seeOther(`/lists/${list.slug}/waiting`);
  const [posts, choices] = [await heldPostsOf(db, list.id, person), await postingChoicesOf(db, list.id)];
  const body = (
    <>
      <Crumbs links={[{ label: list.name, href: `/lists/${list.slug}` }]} />
      <Head title={words.mineTitle} lede={words.mineLede(list.name)} />
      <Section title={words.mine}>
        {posts.length === 0 ? (
          <Empty title={words.mineNone} action={<a href={`/lists/${list.slug}`}>{list.name}</a>}>
            {words.mineNoneSays}
          </Empty>
        ) : (
          <Entries>
            {posts.map(({ heldAt, rule, decision, reason, ...held }) => (
              <Entry
                title={titleOf(held)}
                mark={{
                  what: decision ? words.was(endWords[decision]) : words.waits,
                  state: <Moment at={heldAt} zone={zone} />,
                }}
              >
                <p>{reason || ruleWords[rule].toWriter(choices)}</p>
              </Entry>
            ))}
          </Entries>
        )}
      </Section>
    </>
  );
  return page(`${words.mineTitle} · ${list.name}`, body, { section: '/groups' });
});
