import type { ComponentChildren } from 'preact';
import { Fine, Head, LinkButton, Qr, Row, Section, State } from '../../../platform/web/parts/index.ts';
import { cardSize, drawQr } from '../../../platform/pictures/index.ts';
import { stateWords } from '../../../charters/index.ts';
import type { Shared } from '../model.ts';
import { readyTexts, shareWords as words } from '../words.ts';

/** All that one needs to pass a petition on. It works without script: one press selects a whole text. */
export function SharePage({ shared }: { readonly shared: Shared }) {
  const { petition, address } = shared;
  const path = `/petitions/${petition.id}`;
  const subject = readyTexts.mailSubject(shared);
  const mail = readyTexts.mail(shared);
  return (
    <>
      <Head
        title={words.title(petition.title)}
        mark={{ what: `P ${petition.id}`, state: <State of={petition.state}>{stateWords[petition.state]}</State> }}
        lede={shared.lastDay === null ? words.isOver : words.lede}
      />
      <Section title={words.address}>
        <Copy>{address}</Copy>
        <Fine>
          {words.addressWhat} {words.copy}
        </Fine>
        <p>
          <a href={path}>{words.back}</a>
        </p>
      </Section>
      <Section title={words.scan}>
        <Qr of={drawQr(address)} title={words.qrTitle(petition.title)} description={words.qrDesc(address)} />
        <Fine>{words.scanWhat}</Fine>
        <Row>
          <LinkButton kind="quiet" href={`${path}/qr.svg`}>
            {words.asSvg}
          </LinkButton>
          <LinkButton kind="quiet" href={`${path}/qr.png`}>
            {words.asPng}
          </LinkButton>
        </Row>
      </Section>
      {shared.lastDay !== null && (
        <Section title={words.paper}>
          <p>{words.paperWhat}</p>
          <Row>
            <LinkButton kind="quiet" href={`${path}/poster-letter.pdf`}>
              {words.posterLetter}
            </LinkButton>
            <LinkButton kind="quiet" href={`${path}/poster-a4.pdf`}>
              {words.posterA4}
            </LinkButton>
          </Row>
        </Section>
      )}
      <Section title={words.mail}>
        <h3>{words.subject}</h3>
        <Copy>{subject}</Copy>
        <h3>{words.text}</h3>
        <Copy>{mail}</Copy>
        <Fine>{words.mailWhat}</Fine>
        <Row>
          <LinkButton kind="quiet" href={mailto(subject, mail)}>
            {words.openMail}
          </LinkButton>
        </Row>
      </Section>
      <Section title={words.posts}>
        <h3>{words.short}</h3>
        <Copy>{readyTexts.short(shared)}</Copy>
        <h3>{words.long}</h3>
        <Copy>{readyTexts.long(shared)}</Copy>
        <Fine>{words.picture}</Fine>
        <p>
          <img class="shown" src={`${path}/picture.png`} alt={words.pictureAlt(shared)} {...cardSize} loading="lazy" />
        </p>
      </Section>
    </>
  );
}

/** A text to copy: one press selects the whole of it. */
function Copy({ children }: { readonly children: ComponentChildren }) {
  return <p class="to-copy">{children}</p>;
}

/** Lines of a mail end with CR and LF (RFC 6068). */
const mailto = (subject: string, body: string): string =>
  `mailto:?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body.replaceAll('\n', '\r\n'))}`;
