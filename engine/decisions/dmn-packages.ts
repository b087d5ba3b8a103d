import { DmnModdle } from 'dmn-moddle'

/** The boxed expressions that DMN 1.4 added (§7.3.10 ff.), which dmn-moddle does not know. */
const child = (name: string) => ({ name, type: 'ChildExpression', xml: { serialize: 'property' } })
const boxed = (name: string, ...properties: readonly object[]) => ({ name, superClass: ['Expression'], properties })
const iteratorVariable = { name: 'iteratorVariable', type: 'String', isAttr: true }

const newer = [
  {
    name: 'ChildExpression',
    superClass: ['DMNElement'],
    properties: [
      { name: 'typeRef', type: 'String', isAttr: true },
      { name: 'value', type: 'Expression' },
    ],
  },
  boxed('Conditional', child('if'), child('then'), child('else')),
  boxed('Filter', child('in'), child('match')),
  boxed('For', iteratorVariable, child('in'), child('return')),
  boxed('Some', iteratorVariable, child('in'), child('satisfies')),
  boxed('Every', iteratorVariable, child('in'), child('satisfies')),
]

/** dmn-moddle's own package of DMN, with what is missing in it. */
export function dmnPackages(): { readonly [key: string]: object } {
  const dmn = new DmnModdle().getPackages().find(({ prefix }) => prefix === 'dmn')
  return dmn === undefined ? {} : { dmn: { ...dmn, types: [...dmn.types, ...newer] } }
}
