// Loaded before a process of Folkmoot whose plans are looked at: PostgreSQL tells the client how it went about each statement, and it is written to a file.
import fs from 'node:fs';
import pg from 'pg';

const file = process.env['SCALE_NOTICES'];
const { connect } = pg.Client.prototype;

if (file)
  pg.Client.prototype.connect = function connectAndListen(...rest) {
    this.on('notice', ({ message }) => fs.appendFileSync(file, `${message}\n\0`));
    return connect.apply(this, rest);
  };
