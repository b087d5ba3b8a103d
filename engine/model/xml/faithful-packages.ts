import { BpmnModdle } from 'bpmn-moddle'

interface Property {
  readonly name: string
  readonly type?: string
  readonly isAttr?: boolean
  readonly default?: unknown
  readonly xml?: { readonly serialize: string }
}

interface Type {
  readonly name: string
  readonly properties?: readonly Property[]
}

interface Package {
  readonly prefix: string
  readonly types: readonly Type[]
}

/**
 * moddle's own packages, so read that writing gives back what stood in the file: attributes stay text (`30.0` is not
 * `30`, `1` is a true boolean) and one that says what is the default anyway is not left out.
 */
export function faithfulPackages(): { readonly [prefix: string]: Package } {
  return Object.fromEntries(new BpmnModdle().getPackages().map((original) => [original.prefix, faithful(original)]))
}

/** moddle's package of BPMN for an editor that draws by defaults and true booleans: only names stay as written. */
export function editorPackage(): Package {
  const original = new BpmnModdle().getPackages().find(({ prefix }) => prefix === 'bpmn')
  if (original === undefined) throw new Error('Expected moddle to have a package of BPMN, but found none.')
  const types = original.types.map((type) =>
    type.name === EXPRESSION ? { ...type, properties: (type.properties ?? []).map(withPlainName) } : type,
  )
  return { ...original, types }
}

const EXPRESSION = 'ResourceAssignmentExpression'

/** The schema's element here is `expression` or what may stand for it, not a typed `expression`. */
function withPlainName({ xml: _, ...property }: Property): Property {
  return property
}

function faithful(original: Package): Package {
  return {
    ...original,
    types: original.types.map((type) =>
      type.properties === undefined
        ? type
        : { ...type, properties: type.properties.map((property) => asWritten(type, property)) },
    ),
  }
}

function asWritten(type: Type, property: Property): Property {
  if (type.name === EXPRESSION) return withPlainName(property)
  if (property.isAttr !== true) return property
  const { default: _default, ...rest } = property
  return ['Boolean', 'Integer', 'Real'].includes(property.type ?? '') ? { ...rest, type: 'String' } : rest
}
