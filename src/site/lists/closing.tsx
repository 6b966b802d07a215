import { refuseIf } from '../../platform/refusal/index.ts';
import { Button, Crumbs, Head, PostForm, Section } from '../../platform/web/parts/index.ts';
import { get, page, post, seeOther, type Answer, type Route } from '../../platform/web/index.ts';
import { closeOwnList, impedimentsToClosing, listHref, reopenOwnList, type List } from '../../conversations/index.ts';
import { words } from './group-lists-words.ts';
import { ownedList } from './owned.ts';

/** `/lists/:slug/closing`: its owner closes a list, and opens it again. */
export const closingPages: readonly Route[] = [
  get('/lists/:slug/closing', async (call) => {
    const { list } = await ownedList(call);
    refuseIf(impedimentsToClosing(list));
    return closingPage(list);
  }),
  post('/lists/:slug/closing', async (call) => {
    const { list } = await ownedList(call);
    await call.perform((act) => closeOwnList(act, list));
    return seeOther(listHref(list));
  }),
  post('/lists/:slug/reopening', async (call) => {
    const { list, group } = await ownedList(call);
    await call.perform((act) => reopenOwnList(act, list, group));
    return seeOther(listHref(list));
  }),
];

function closingPage(list: List): Answer {
  const title = words.closeTitle(list.name);
  const body = (
    <>
      <Crumbs links={[{ href: listHref(list), label: list.name }]} />
      <Head title={title} lede={words.closeLede} />
      <Section title={words.close}>
        <PostForm action={`${listHref(list)}/closing`} row>
          <Button kind="grave">{words.closeButton}</Button> <a href={`${listHref(list)}/settings`}>{words.stay}</a>
        </PostForm>
      </Section>
    </>
  );
  return page(title, body, { section: '/groups' });
}
