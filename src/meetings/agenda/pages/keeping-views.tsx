import type { Wording } from '../../../platform/plug.ts';
import type { Impediment } from '../../../platform/refusal/index.ts';
import {
  Banner,
  Button,
  Details,
  Entries,
  Entry,
  ErrorSummary,
  Field,
  Fine,
  PostForm,
  Prose,
  Row,
  Section,
  Select,
  Table,
  TextArea,
  Tick,
  type Returned,
} from '../../../platform/web/parts/index.ts';
import { SittingHead } from '../../sittings/pages/head.tsx';
import type { Seen } from '../../sittings/pages/seeing.ts';
import type { AgendaItem, AgendaOffer, ItemId, Paper } from '../model.ts';
import { keyOf } from '../offers.ts';
import { words } from '../words.ts';
import { FromDocket, Reasons } from './from-docket.tsx';

/** What was done by the press before. */
export const notices = { drawn: words.drawnNow, published: words.publishedNow } as const;

/** All that a keeper sees while drawing up an agenda. */
export interface WorkView {
  readonly seen: Seen;
  readonly items: readonly AgendaItem[];
  readonly papers: readonly Paper[];
  /** Before the body, on the agenda or not. */
  readonly offers: readonly AgendaOffer[];
  readonly mayChange: boolean;
  readonly adding?: Returned | undefined;
  readonly changing?: (Returned & { readonly item: ItemId }) | undefined;
  readonly filing?: Returned | undefined;
  /** What stood in the way of a press. */
  readonly told: readonly string[];
  readonly done: keyof typeof notices | null;
  readonly word: (impediment: Impediment) => Wording;
}

export function WorkPage(view: WorkView) {
  const { seen, mayChange } = view;
  const onIt = new Set(view.items.map(({ subject }) => subject && keyOf(subject)));
  const waiting = view.offers.filter(({ subject }) => !onIt.has(keyOf(subject)));
  const errors = [view.adding, view.changing, view.filing].flatMap((form) => form?.errors ?? []);
  return (
    <>
      <SittingHead
        seen={seen}
        title={words.workTitle}
        lede={seen.sitting.agendaPublishedAt ? words.workLedePublished : words.workLede}
      />
      <ErrorSummary errors={errors} />
      {view.told.length > 0 && <Banner tone="bad" title={view.told.join(' ')} arrives />}
      {view.done && <Banner tone="good" title={notices[view.done]} arrives />}
      <Items {...view} />
      {mayChange && waiting.length > 0 && <FromDocket sitting={seen.sitting.id} offers={waiting} word={view.word} />}
      {mayChange && <Adding {...view} />}
      <PapersSection {...view} />
    </>
  );
}

function Items({ seen: { sitting }, items, changing, mayChange, offers, word }: WorkView) {
  const apart = new Map(offers.map((offer) => [keyOf(offer.subject), offer.apart]));
  const path = `/meetings/${sitting.id}/agenda`;
  return (
    <Section title={words.items}>
      {items.length === 0 && <p>{words.noItems}</p>}
      <Entries>
        {items.map((item) => (
          <Entry title={`${item.place}. ${item.title}`} href={item.address || undefined} id={`item-${item.id}`}>
            {item.note && <Prose text={item.note} />}
            {item.subject && <Reasons of={apart.get(keyOf(item.subject)) ?? []} word={word} />}
            {mayChange && <Acting item={item} path={path} form={changing?.item === item.id ? changing : undefined} />}
          </Entry>
        ))}
      </Entries>
      {mayChange && items.length > 0 && !sitting.agendaPublishedAt && (
        <PostForm action={`${path}/publication`}>
          <Button>{words.publish}</Button>
          <Fine>{words.publishFine}</Fine>
        </PostForm>
      )}
      {items.length > 0 && (
        <p>
          <a href={path}>{words.toSheet}</a>
        </p>
      )}
    </Section>
  );
}

interface ActingProps {
  readonly item: AgendaItem;
  readonly path: string;
  readonly form: Returned | undefined;
}

/** What a keeper does with one item. */
function Acting({ item: { id, place, title, note }, path, form }: ActingProps) {
  return (
    <>
      <Row>
        {place > 1 && (
          <PostForm action={`${path}/${id}/up`} row>
            <Button kind="quiet" label={words.upOf(title)}>
              {words.up}
            </Button>
          </PostForm>
        )}
        <PostForm action={`${path}/${id}/removal`} row>
          <Button kind="quiet" label={words.removeOf(title)}>
            {words.remove}
          </Button>
        </PostForm>
      </Row>
      <Details summary={words.changeOf(place)} open={form !== undefined}>
        <PostForm action={`${path}/${id}`} label={words.changeOf(place)}>
          <Field
            name="title"
            id={form ? 'title' : `title-${id}`}
            label={words.itemTitle}
            value={title}
            form={form}
            required
          />
          <TextArea name="note" id={`note-${id}`} label={words.itemNote} value={note} rows={3} form={form} />
          <Button kind="quiet">{words.save}</Button>
        </PostForm>
      </Details>
    </>
  );
}

function Adding({ seen: { sitting }, adding, changing }: WorkView) {
  return (
    <Section title={words.add} id="add">
      <PostForm action={`/meetings/${sitting.id}/agenda`} label={words.add}>
        <Field name="title" id={changing ? 'new-title' : 'title'} label={words.itemTitle} form={adding} required />
        <TextArea name="note" label={words.itemNote} hint={words.itemNoteHint} rows={3} form={adding} />
        <Button kind="quiet">{words.addButton}</Button>
      </PostForm>
    </Section>
  );
}

function PapersSection({ seen: { sitting }, items, papers, filing }: WorkView) {
  const places = new Map(items.map(({ id, place, title }) => [id, `${place}. ${title}`]));
  return (
    <Section title={words.papers}>
      {papers.length === 0 ? (
        <p>{words.noPapers}</p>
      ) : (
        <Table
          caption={words.papers}
          captionUnseen
          columns={[
            { label: words.paperTitle, head: true },
            { label: words.item },
            { label: words.paperPublic },
            { label: words.removePaper, unseen: true },
          ]}
          rows={papers.map(({ id, title, item, isPublic }) => ({
            cells: [
              <a href={`/meetings/${sitting.id}/papers/${id}`}>{title}</a>,
              (item !== null && places.get(item)) || words.paperWhole,
              isPublic ? words.forAll : words.forBody,
              <PostForm action={`/meetings/${sitting.id}/papers/${id}/removal`} row>
                <Button kind="quiet" label={words.removePaperOf(title)}>
                  {words.removePaper}
                </Button>
              </PostForm>,
            ],
          }))}
        />
      )}
      {sitting.state !== 'cancelled' && (
        <PostForm action={`/meetings/${sitting.id}/papers`} files label={words.addPaper}>
          <Field
            name="file"
            type="file"
            label={words.file}
            hint={words.fileHint}
            accept=".pdf,.png,.jpg,.jpeg,application/pdf,image/png,image/jpeg"
            form={filing}
            required
          />
          <Field name="title" id="paper-title" label={words.paperTitle} hint={words.paperTitleHint} form={filing} />
          <Select
            name="item"
            label={words.paperItem}
            form={filing}
            options={[
              { value: '', label: words.paperWhole },
              ...[...places].map(([id, label]) => ({ value: String(id), label })),
            ]}
          />
          <Tick name="public" hint={words.paperPublicHint} form={filing}>
            {words.paperPublic}
          </Tick>
          <Button kind="quiet">{words.addPaper}</Button>
        </PostForm>
      )}
    </Section>
  );
}
