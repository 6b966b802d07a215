import { groupsById, type Group } from '../../groups/index.ts';
import { refuseIf } from '../../platform/refusal/index.ts';
import { Button, Crumbs, Head, PostForm, Section } from '../../platform/web/parts/index.ts';
import { get, page, post, seeOther, signedIn, type Answer, type Call, type Route } from '../../platform/web/index.ts';
import {
  closeOwnList,
  impedimentsToClosing,
  impedimentsToOwning,
  listHref,
  reopenOwnList,
  seeList,
  type List,
} from '../../conversations/index.ts';
import { words } from './group-lists-words.ts';

/** `/lists/:slug/closing`: its owner closes a list, and opens it again. */
export const closingPages: readonly Route[] = [
  get('/lists/:slug/closing', async (call) => {
    const { list } = await owned(call);
    refuseIf(impedimentsToClosing(list));
    return closingPage(list);
  }),
  post('/lists/:slug/closing', async (call) => {
    const { list } = await owned(call);
    await call.perform((act) => closeOwnList(act, list));
    return seeOther(listHref(list));
  }),
  post('/lists/:slug/reopening', async (call) => {
    const { list, group } = await owned(call);
    await call.perform((act) => reopenOwnList(act, list, group));
    return seeOther(listHref(list));
  }),
];

/** @throws NotFound, Refused */
async function owned(call: Call): Promise<{ readonly list: List; readonly group: Group | undefined }> {
  signedIn(call);
  const list = await seeList(call.visit, call.params['slug']);
  const group = list.group === null ? undefined : (await groupsById(call.visit.db, [list.group])).get(list.group);
  refuseIf(impedimentsToOwning(group, call.visit.grants));
  return { list, group };
}

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
