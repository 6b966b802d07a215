import type { ComponentChildren, VNode } from 'preact';
import {
  Banner,
  Button,
  Chips,
  Crumbs,
  Details,
  Empty,
  ErrorSummary,
  Field,
  Fine,
  Head,
  Moment,
  Plain,
  PostForm,
  Row,
  Section,
  Table,
  type Returned,
} from '../../../platform/web/parts/index.ts';
import type { WebhookSecret } from '../../../platform/webhooks/index.ts';
import { leavingKinds } from '../leaving.ts';
import type { Delivery, Target } from '../model.ts';
import { kindWords, nameOfKind, subjects, words } from '../words.ts';

const at = '/staff/webhooks';

interface TargetsProps {
  readonly targets: readonly Target[];
  readonly done: string | undefined;
  readonly form: Returned | undefined;
}

/** All that are told, and a form for another. */
export function TargetsPage({ targets, done, form }: TargetsProps): VNode {
  return (
    <>
      <Crumbs links={[{ href: '/staff', label: words.staff }]} />
      <Head title={words.title} lede={words.lede} />
      {form && <ErrorSummary title={words.notAdded} errors={form.errors} />}
      {done && <Banner tone="good" title={done} arrives />}
      <Section title={words.told}>
        {targets.length > 0 ? (
          <Table
            caption={words.told}
            captionUnseen
            columns={[{ label: words.system, head: true }, { label: words.hears }, { label: words.state }]}
            rows={targets.map((target) => ({
              cells: [
                <a href={`${at}/${target.id}`}>{new URL(target.address).host}</a>,
                words.kinds(target.kinds.length),
                stateOf(target),
              ],
            }))}
          />
        ) : (
          <Empty title={words.none}>{words.noneWhy}</Empty>
        )}
      </Section>
      <Section title={words.add}>
        <PostForm action={at}>
          <Wanted form={form} />
          <Button>{words.addButton}</Button>
        </PostForm>
      </Section>
    </>
  );
}

function stateOf({ offAt, offByItself }: Target): string {
  if (!offAt) return words.on;
  return offByItself ? words.offByItself : words.off;
}

function Wanted({ target, form }: { target?: Target; form: Returned | undefined }): VNode {
  return (
    <>
      <Field
        name="address"
        type="url"
        label={words.address}
        hint={words.addressHint}
        value={target?.address}
        form={form}
        required
      />
      <h3>{words.which}</h3>
      {subjects.map(({ legend, of }, index) => (
        <Chips
          name="kinds[]"
          id={index === 0 ? undefined : `kinds-of-${of[0]}`}
          legend={legend}
          options={leavingKinds
            .filter((kind) => of.includes(kind.split('.')[0]!))
            .map((kind) => ({ value: kind, label: kindWords[kind] }))}
          chosen={target?.kinds ?? []}
          form={form}
          error={index === 0 ? undefined : ''}
        />
      ))}
    </>
  );
}

interface TargetProps {
  readonly target: Target;
  readonly deliveries: readonly Delivery[];
  readonly zone: string;
  readonly done: string | undefined;
  readonly form?: Returned;
  /** That was made just now. */
  readonly secret?: WebhookSecret;
}

/** One system that is told: what was sent, what came back, and what is settled. */
export function TargetPage({ target, deliveries, zone, done, form, secret }: TargetProps): VNode {
  return (
    <>
      <Crumbs
        links={[
          { href: '/staff', label: words.staff },
          { href: at, label: words.title },
        ]}
      />
      <Head title={words.of(new URL(target.address).host)} mark={{ what: stateOf(target) }} />
      {form && <ErrorSummary title={words.notSaved} errors={form.errors} />}
      {done && <Banner tone="good" title={done} arrives />}
      {secret && (
        <Banner tone="good" title={words.secretIs} arrives>
          <Plain label={words.secret}>{secret}</Plain>
        </Banner>
      )}
      <Section title={words.sent}>
        {deliveries.length > 0 ? (
          <Deliveries of={deliveries} zone={zone} />
        ) : (
          <Empty title={words.nothingSent}>{words.nothingSentWhy}</Empty>
        )}
        <Row>
          {target.offAt ? <Pressed to={`${at}/${target.id}/on`}>{words.switchOn}</Pressed> : <Try target={target} />}
        </Row>
      </Section>
      <Section title={words.settings}>
        <PostForm action={`${at}/${target.id}`}>
          <Wanted target={target} form={form} />
          <Button>{words.save}</Button>
        </PostForm>
      </Section>
      <Section title={words.secret}>
        <Pressed to={`${at}/${target.id}/secret`}>{words.newSecret}</Pressed>
        <Fine>{words.newSecretWhat}</Fine>
      </Section>
      <Section title={words.end}>
        <Row>
          {!target.offAt && <Pressed to={`${at}/${target.id}/off`}>{words.switchOff}</Pressed>}
          <Pressed to={`${at}/${target.id}/removal`}>{words.remove}</Pressed>
        </Row>
        <Fine>{words.removeWhat}</Fine>
      </Section>
    </>
  );
}

const Try = ({ target }: { target: Target }): VNode => <Pressed to={`${at}/${target.id}/trial`}>{words.try}</Pressed>;

function Pressed({ to, children }: { to: string; children: ComponentChildren }): VNode {
  return (
    <PostForm action={to} row>
      <Button kind="quiet">{children}</Button>
    </PostForm>
  );
}

function Deliveries({ of, zone }: { of: readonly Delivery[]; zone: string }): VNode {
  return (
    <Table
      caption={words.sent}
      captionUnseen
      columns={[
        { label: words.at, head: true },
        { label: words.what },
        { label: words.tried },
        { label: words.outcome },
      ]}
      rows={of.map((delivery) => ({
        cells: [
          <Moment at={delivery.madeAt} zone={zone} />,
          <>
            {nameOfKind(delivery.kind)}
            <Details summary={words.body}>
              <Plain label={words.body}>{delivery.body}</Plain>
            </Details>
          </>,
          delivery.attempts === 0 ? words.never : words.attempts(delivery.attempts),
          <Outcome of={delivery} zone={zone} />,
        ],
      }))}
    />
  );
}

function Outcome({ of, zone }: { of: Delivery; zone: string }): VNode {
  const { status, trouble, answer, arrivedAt, nextAt, attempts } = of;
  if (attempts === 0) return <>{nextAt ? words.waits : words.givenUp}</>;
  return (
    <>
      {arrivedAt && `${words.arrived} `}
      {status !== null && `${words.status(status)} `}
      {trouble && `${words.trouble(trouble)} `}
      {!arrivedAt &&
        (nextAt ? (
          <>
            {words.again} <Moment at={nextAt} zone={zone} />.
          </>
        ) : (
          words.givenUp
        ))}
      {answer && <Fine>{answer.slice(0, 200)}</Fine>}
    </>
  );
}
