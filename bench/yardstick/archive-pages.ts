// The least that three pages of an archive can cost: bare node:http, the same rows by named statements, as many bytes.
import http from 'node:http';
import pg from 'pg';

const [, , url, sizes = '{}', list, thread, word] = process.argv;
const pool = new pg.Pool({ connectionString: url, max: 10, pipeline: true } as pg.PoolConfig);
const bytes = JSON.parse(sizes) as Record<string, number>;
const aList = `select * from conversations.list where slug = $1`;
const statements: Record<string, [text: string, values: unknown[]][]> = {
  overview: [
    [aList, [list]],
    [
      `select t.* from conversations.thread t join conversations.list l on l.id = list where slug = $1 order by last_at desc limit 50`,
      [list],
    ],
  ],
  thread: [
    [aList, [list]],
    [
      `select m.from_name, m.posted_at, m.body_text from conversations.message m join conversations.thread t on t.id = thread
       join conversations.list l on l.id = t.list where slug = $1 and t.number = $2 order by m.number limit 50`,
      [list, thread],
    ],
  ],
  search: [
    [`select * from conversations.list where visibility = 'public'`, []],
    [
      `select subject, from_name, left(body_text, 200) from conversations.message where words @@ plainto_tsquery('english', $1)
       order by ts_rank(words, plainto_tsquery('english', $1)) desc limit 20`,
      [word],
    ],
  ],
};

const server = http.createServer((request, response) => {
  const name = request.url!.slice(1);
  const asked = statements[name]!.map(([text, values], at) => pool.query({ name: `${name}${at}`, text, values }));
  void Promise.all(asked).then((answers) => {
    const page = `<!doctype html>${answers.map(({ rows }) => rows.map((row) => `<p>${Object.values(row as object).join(' ')}</p>`).join('')).join('')}`;
    response
      .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
      .end(page.padEnd(bytes[name] ?? 0).slice(0, bytes[name]));
  });
});
server.listen(0, '127.0.0.1', () => console.log((server.address() as { port: number }).port));
