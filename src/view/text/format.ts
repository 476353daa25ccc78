/** The formatters of the page's words are those of the lesson's: `src/text` is where both may take them from. */
export * from '../../text/format';
