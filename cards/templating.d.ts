/**
 * What this product uses of adaptivecards-templating, whose own types pull in TypeScript sources
 * that do not compile here.
 */
export declare class Template {
  constructor(payload: object);
  expand(context: { $root: object }): object;
}
