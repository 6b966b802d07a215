import type { VNode } from 'preact';
import type { Group } from '../../groups/index.ts';
import {
  Banner,
  Button,
  Details,
  Empty,
  ErrorSummary,
  Field,
  Fine,
  Head,
  LinkButton,
  PostForm,
  Row,
  Section,
  Select,
  type Returned,
} from '../../platform/web/parts/index.ts';
import { dayOf } from '../../platform/time/index.ts';
import { dayWritten } from '../../platform/written/index.ts';
import {
  deliveries,
  deliveryWords,
  isOfTheWholeGroup,
  visibilityWords,
  type DigestChoice,
  type Missed,
  type OwnReading,
} from '../../conversations/index.ts';
import { Digests, WhatWasMissed } from './own-digests.tsx';
import { words } from './own-words.ts';

interface OwnListsProps {
  readonly reading: readonly OwnReading[];
  readonly stopped: readonly OwnReading[];
  readonly groups: ReadonlyMap<string, Group>;
  readonly missed: readonly Missed[];
  readonly digests: DigestChoice;
  readonly usualZone: string;
  /** What was just done, as a sentence. */
  readonly done: string | undefined;
  /** The one that was just left. */
  readonly left: OwnReading | undefined;
  readonly returned: Returned | undefined;
  /** Whose form came back: that of a list by its slug, of all lists, or of digests. */
  readonly returnedAt: string;
  readonly zone: string;
  readonly now: Date;
}

/** All lists that somebody reads, each with how it comes. */
export function OwnLists(props: OwnListsProps): VNode {
  const { reading, stopped, left, returned, returnedAt, missed, done } = props;
  return (
    <>
      <Head title={words.title} lede={words.lede} />
      {returned && <ErrorSummary title={words.notSaved} errors={returned.errors} />}
      {done && <Banner tone="good" title={done} arrives />}
      {left && (
        <Banner tone="good" title={words.left(left.name)} arrives>
          <p>{words.leftMore}</p>
          <ComeBack reading={left} />
        </Banner>
      )}
      {reading.length === 0 && (
        <Empty title={words.none} action={<LinkButton href="/groups">{words.toGroups}</LinkButton>}>
          {words.noneMore}
        </Empty>
      )}
      <WhatWasMissed missed={missed} readings={reading} />
      {reading.map((each) => (
        <OneList {...props} of={each} />
      ))}
      {reading.length > 1 && (
        <Section title={words.all} id="all">
          <p>{words.pauseAll}</p>
          <PauseForms
            action="/me/lists/pause"
            id="until-all"
            isPaused={reading.some((each) => isPaused(each, props.now))}
            resume={words.resumeAll}
            form={returnedAt === '' ? returned : undefined}
          />
        </Section>
      )}
      {reading.length > 0 && (
        <Digests
          choice={props.digests}
          usualZone={props.usualZone}
          count={reading.filter(({ delivery }) => delivery === 'daily' || delivery === 'weekly').length}
          form={returnedAt === digestsForm ? returned : undefined}
        />
      )}
      {stopped.some((each) => each !== left && each.closedAt === null) && (
        <Section title={words.stopped}>
          {stopped
            .filter((each) => each !== left && each.closedAt === null)
            .map((each) => (
              <ComeBack reading={each} named />
            ))}
        </Section>
      )}
    </>
  );
}

/** No list has such an address. */
export const digestsForm = ' digests';

const isPaused = ({ pausedUntil }: OwnReading, now: Date): boolean => pausedUntil !== null && pausedUntil > now;

function OneList({ of, groups, returned, returnedAt, zone, now }: OwnListsProps & { of: OwnReading }): VNode {
  const { slug, name, delivery, pausedUntil, sinceAt, visibility } = of;
  const group = of.group === null ? undefined : groups.get(of.group);
  const since = dayWritten(dayOf(sinceAt, zone));
  const paused = isPaused(of, now);
  const action = `/me/lists/${slug}`;
  return (
    <Section title={name} id={slug}>
      {group && isOfTheWholeGroup(of) ? <p>{words.because(group.name, since)}</p> : <p>{words.becauseNamed(since)}</p>}
      {paused && <Banner level={3} title={words.paused(dayWritten(dayOf(pausedUntil!, zone)))} />}
      <PostForm action={`${action}/delivery`}>
        <Select
          name="delivery"
          id={`delivery-${slug}`}
          label={words.how}
          value={delivery}
          options={deliveries.map((value) => ({ value, label: deliveryWords[value].label }))}
          short
        />
        <p>
          <Button kind="quiet" label={words.saveFor(name)}>
            {words.save}
          </Button>
        </p>
      </PostForm>
      <PauseForms
        action={`${action}/pause`}
        id={`until-${slug}`}
        isPaused={paused}
        resume={words.resume}
        form={returnedAt === slug ? returned : undefined}
      />
      <Fine>{visibilityWords[visibility]}</Fine>
      <Row>
        <a href={`/lists/${slug}`}>{words.toThreads}</a>
        <PostForm action={`${action}/departure`} row>
          <Button kind="quiet" label={words.leaveLabel(name)}>
            {words.leave}
          </Button>
        </PostForm>
      </Row>
    </Section>
  );
}

interface PauseProps {
  readonly action: string;
  readonly id: string;
  readonly isPaused: boolean;
  readonly resume: string;
  readonly form: Returned | undefined;
}

/** A week, a month, until a day; or again. */
function PauseForms({ action, id, isPaused: paused, resume, form }: PauseProps): VNode {
  return (
    <PostForm action={action}>
      <fieldset>
        <legend>{words.pause}</legend>
        <Fine>{words.pauseFine}</Fine>
        <Row>
          {paused && (
            <Button kind="quiet" name="for" value="nothing">
              {resume}
            </Button>
          )}
          <Button kind="quiet" name="for" value="week">
            {words.week}
          </Button>
          <Button kind="quiet" name="for" value="month">
            {words.month}
          </Button>
        </Row>
        <Details summary={words.untilDay} open={form !== undefined}>
          <Field
            name="until"
            id={id}
            type="date"
            label={words.until}
            short
            form={form}
            beside={
              <Button kind="quiet" name="for" value="until">
                {words.pauseUntil}
              </Button>
            }
          />
        </Details>
      </fieldset>
    </PostForm>
  );
}

function ComeBack({ reading: { slug, name }, named }: { reading: OwnReading; named?: boolean }): VNode {
  return (
    <PostForm action={`/me/lists/${slug}/return`} row>
      {named && <span>{name}</span>}
      <Button kind="quiet" label={words.backLabel(name)}>
        {words.back}
      </Button>
    </PostForm>
  );
}
