-- Articles that the other tests read.  They are the project's own writing; all
-- persons and most organizations in them are invented.
CREATE TABLE articles (
    id text PRIMARY KEY,
    title text,
    body text NOT NULL
);

-- Agency copy with everything a page puts around it.
INSERT INTO articles VALUES ('wire', NULL,
'Norway and Canada sign fisheries accord

Agence France-Presse

OSLO, Norway – Norway and Canada signed an agreement on Monday to protect cod in the North Atlantic, ending a bitter dispute that had lasted 12 years.

Prime Minister Ingrid Halvorsen praised the "excellent work" of both delegations at a ceremony in Oslo. Halvorsen said the deal was a great success for fishing towns.

Canadian Foreign Minister Marcus Tremblay warned that illegal trawlers remained a serious threat. "This is a terrible crime, and we will stop it," Tremblay told reporters.

The United Nations welcomed the accord. The UN had called the collapse of the stock a disaster.

Long talks

The talks began in 2013 and failed twice. The European Union, which was not a party to the accord, declined to comment.

Add a comment');

-- A court story: an author, no agency; nothing pleasant in it.
INSERT INTO articles VALUES ('court', 'Former banker jailed for fraud',
'By Helen Marchetti

LONDON – A former banker was jailed for nine years on Friday for a fraud that ruined hundreds of pensioners.

Judge Amelia Grant called Daniel Okafor "a ruthless liar" who had betrayed the people who trusted him. Okafor, 52, stole £14 million from clients of Hartwell Bank. He was arrested in Oslo, Norway, in March.

Prosecutors said Okafor had shown no remorse for the terrible suffering that he caused.

"He destroyed my mother''s life," said Grace Whitfield, whose family lost its home. Whitfield thanked the police in London for their patience.');

-- Letters of many kinds, and characters of one to four bytes.
INSERT INTO articles VALUES ('letters', 'Zoë Müller wins in São Paulo 🎉',
'SÃO PAULO, Brazil – Zoë Müller won the São Paulo marathon on Sunday 🎉 in a record time.

Müller, who comes from Zürich, beat the Chinese runner 李明 by eleven seconds. “I am so happy, it was a wonderful day,” Müller said.

Zoë Müller will run in Tokyo (東京) next.');

-- No structure at all, and one sentence.
INSERT INTO articles VALUES ('line', NULL, 'Angela Merkel met Emmanuel Macron in Berlin.');

-- Little that is said, nothing that is named.
INSERT INTO articles VALUES ('plain', NULL, 'the meeting was moved to a later date. nobody said why.');
INSERT INTO articles VALUES ('empty', NULL, ''), ('blank', '  ', E' \n\t ');

-- As an analyst keeps them.
CREATE TABLE news (
    id text PRIMARY KEY,
    title text,
    body text NOT NULL,
    news newsdoc GENERATED ALWAYS AS (to_newsdoc(body, title)) STORED
);
INSERT INTO news SELECT id, title, body FROM articles;
SELECT id, newsdoc_truncated(news) AS truncated FROM news ORDER BY id;
