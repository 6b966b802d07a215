// The least that a dossier can cost: bare node:http, the same rows by named statements; a page of as many bytes, and a PDF of
// the same words in one of our faces, one paragraph after another, without tags, tables, bookmarks and numbers of pages.
import http from 'node:http';
import pg from 'pg';
import PDFDocument from 'pdfkit';

const [, , url, petition, pageBytes = '0'] = process.argv;
const pool = new pg.Pool({ connectionString: url, max: 10, pipeline: true } as pg.PoolConfig);
const statements = [
  'select title, purpose from charters.petition where id = $1',
  'select name, work from charters.organizer where petition = $1',
  'select signed, valid, verified_at from charters.certificate where petition = $1',
  'select u.name, c.reasons, c.remarks, c.replier_office, c.replied_at from charters.consultation c join units.unit u on u.id = c.unit where petition = $1',
  'select p.name, m.first_name, m.last_name, c.body, c.answer_line, c.made_at from charters.comment c join roll.person p on p.id = c.person left join roll.member m on m.person = p.id where petition = $1',
  'select result, decided_on, reasons from charters.decision where petition = $1',
];

async function paragraphs(): Promise<string[]> {
  const asked = statements.map((text, at) => pool.query({ name: `dossier${at}`, text, values: [petition] }));
  return (await Promise.all(asked)).flatMap(({ rows }) => rows.map((row) => Object.values(row as object).join(' ')));
}

const server = http.createServer((request, response) => {
  void paragraphs().then((texts) => {
    if (request.url === '/page') {
      const page = `<!doctype html>${texts.map((text) => `<p>${text}</p>`).join('')}`;
      response.writeHead(200, { 'content-length': pageBytes });
      response.end(
        Buffer.concat([Buffer.from(page), Buffer.alloc(Number(pageBytes), ' ')]).subarray(0, Number(pageBytes)),
      );
      return;
    }
    const pdf = new PDFDocument({ margin: 58, size: 'LETTER', font: 'look/fonts/print/Brygada1918-Regular.ttf' });
    response.writeHead(200, { 'content-type': 'application/pdf' });
    pdf.pipe(response);
    for (const text of texts) pdf.fontSize(10.8).text(text).moveDown(0.5);
    pdf.end();
  });
});
server.listen(0, '127.0.0.1', () => console.log((server.address() as { port: number }).port));
