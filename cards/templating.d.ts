/**
 * The part of adaptivecards-templating that is used here. Its own types pull in TypeScript sources
 * that do not compile.
 */
export declare class Template {
  constructor(payload: object);
  expand(context: { $root: object }): object;
}
