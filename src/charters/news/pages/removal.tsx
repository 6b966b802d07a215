import { z } from 'zod';
import { NotFound } from '../../../platform/refusal/index.ts';
import {
  Button,
  Choices,
  Head,
  LinkButton,
  Obstacles,
  PostForm,
  Prose,
  Row,
  Section,
  type Filled,
  ErrorSummary,
} from '../../../platform/web/parts/index.ts';
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
import { impedimentsToJudging, must } from '../../grants.ts';
import { petitionIn } from '../../petitions/addresses.ts';
import { chooseReason } from '../../petitions/words.ts';
import { takeNewsDown } from '../commands.ts';
import type { Given } from '../../given.ts';
import { takeDownCodes, type NewsItem } from '../model.ts';
import { newsItemById } from '../queries.ts';
import { impedimentsToTakingDown } from '../rules.ts';
import { newsWords as words, takeDownWords } from '../words.ts';

/** Where staff take an item down. */
export const removalRoutes = (given: Given): Route[] => [
  get('/petitions/:id/news/:item/removal', async (call) => removalPage(given, call, await itemIn(call))),
  post('/petitions/:id/news/:item/removal', (call) => takeDown(given, call)),
];

async function itemIn(call: Call): Promise<NewsItem> {
  signedIn(call);
  must(call.visit, 'petitions.screen');
  const petition = await petitionIn(call);
  const typed = call.params['item'] ?? '';
  const item = /^[1-9]\d{0,14}$/.test(typed) ? await newsItemById(call.visit.db, Number(typed)) : undefined;
  if (item?.petition !== petition.id) throw new NotFound();
  return item;
}

async function removalPage(given: Given, call: Call, item: NewsItem, form?: Filled): Promise<Answer> {
  const impediments = [
    ...(await impedimentsToJudging(call.visit, item.petition, 'petitions.screen')),
    ...impedimentsToTakingDown(item),
  ];
  const back = `/petitions/${item.petition}`;
  return page(
    words.takeDownTitle,
    <>
      <Head title={words.takeDownTitle} lede={item.title} />
      <ErrorSummary errors={form?.errors ?? []} />
      <Section title={words.news}>
        <Prose text={item.body} />
        {impediments.length > 0 ? (
          <Obstacles wordings={impediments.map(given.word)} />
        ) : (
          <PostForm action={`${back}/news/${item.id}/removal`}>
            <Choices
              name="code"
              legend={words.takeDownWhy}
              form={form}
              options={takeDownCodes.map((code) => ({ value: code, label: takeDownWords[code] }))}
            />
            <p>{words.takeDownWhat}</p>
            <Row>
              <Button kind="grave">{words.takeDown}</Button>
              <LinkButton kind="quiet" href={back}>
                {words.back}
              </LinkButton>
            </Row>
          </PostForm>
        )}
      </Section>
    </>,
    { section: '/staff', status: form ? 422 : 200 },
  );
}

async function takeDown(given: Given, call: Call): Promise<Answer> {
  const item = await itemIn(call);
  const form = await call.form(z.object({ code: z.enum(takeDownCodes, chooseReason) }));
  if (!form.ok) return removalPage(given, call, item, form);
  await call.perform((act) => takeNewsDown(act, item.petition, item.id, form.value.code));
  return seeOther(`/petitions/${item.petition}#news-${item.id}`);
}
