import { pdfOf } from '../../platform/pdf/index.ts';
import { NotFound } from '../../platform/refusal/index.ts';
import { file, get, json, page, type Answer, type Call, type Route } from '../../platform/web/index.ts';
import { Blocks, Crumbs, Head, Row, Section, State } from '../../platform/web/parts/index.ts';
import { isPublic, petitionIn } from '../../charters/index.ts';
import type { Given } from '../given.ts';
import { addressOf, certificateBlocks, certificatePdf } from './document.ts';
import type { Certificate } from './model.ts';
import { certificateOf } from './reading.ts';
import { certificateJson } from './schema.ts';
import { words } from './words.ts';

/** The certificate of verification, from the sign-off on for everyone, as page, PDF and JSON. */
export function certificateRoutes(given: Given): Route[] {
  return [
    get('/petitions/:id/certificate', (call) => certificatePage(given, call)),
    get('/petitions/:id/certificate.pdf', async (call) => {
      const certificate = await certificateIn(given, call);
      const { locale: language } = given.association;
      return file(nameOf(certificate), 'application/pdf', pdfOf(certificatePdf(certificate, { ...call, language })));
    }),
    get('/petitions/:id/certificate.json', async (call) =>
      json(certificateJson(await certificateIn(given, call), call.baseUrl)),
    ),
  ];
}

const nameOf = ({ petition, number }: Certificate): string => `petition-${petition}-certificate-${number}.pdf`;

/** The certificate of the filing that the address names, or of the latest. @throws NotFound */
async function certificateIn(given: Given, call: Call): Promise<Certificate> {
  const petition = await petitionIn(call);
  const asked = call.query.get('filing');
  const certificate =
    isPublic(petition) && (asked === null || /^[1-9]\d{0,4}$/.test(asked))
      ? await certificateOf(given, call.visit.db, petition.id, asked === null ? undefined : Number(asked))
      : undefined;
  if (!certificate) throw new NotFound();
  return certificate;
}

async function certificatePage(given: Given, call: Call): Promise<Answer> {
  const certificate = await certificateIn(given, call);
  const { petition, title, valid, needed } = certificate;
  return page(
    `${words.title}: ${title}`,
    <>
      <Crumbs
        links={[
          { href: '/petitions', label: words.crumb },
          { href: `/petitions/${petition}`, label: title },
        ]}
      />
      <Head
        mark={{
          what: `P ${petition}`,
          state: (
            <State of={valid >= needed ? 'counted' : 'rejected'}>
              {valid >= needed ? words.states.enough : words.states.tooFew}
            </State>
          ),
        }}
        title={words.title}
        lede={words.certifies(certificate)}
      />
      <Blocks of={certificateBlocks(certificate, call.baseUrl)} />
      <TakeAlong certificate={certificate} />
    </>,
    { section: '/petitions' },
  );
}

function TakeAlong({ certificate }: { readonly certificate: Certificate }) {
  const { petition, number, of } = certificate;
  const others = Array.from({ length: of }, (_, at) => at + 1).filter((each) => each !== number);
  return (
    <Section title={words.takeAlong}>
      <Row>
        <a href={addressOf(certificate, '.pdf')}>{words.pdf}</a>
        <a href={addressOf(certificate, '.json')}>{words.json}</a>
        {others.map((each) => (
          <a href={addressOf({ petition, number: each })}>{words.otherFiling(each)}</a>
        ))}
      </Row>
    </Section>
  );
}
