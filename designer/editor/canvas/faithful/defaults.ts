/** What we use of moddle to find what it takes for granted. */
export interface Library {
  readonly getPackages: () => readonly { readonly prefix: string; readonly types: readonly Type[] }[]
  readonly getType: (name: string) => { readonly $descriptor: { readonly properties: readonly Property[] } }
}

interface Type {
  readonly name: string
  /** It adds to other types and is none itself. */
  readonly extends?: readonly string[]
}

interface Property {
  default?: unknown
}

/** Every property that has a default, of every type. */
export function propertiesWithDefault(library: Library): readonly Property[] {
  return library
    .getPackages()
    .flatMap(({ prefix, types }) =>
      types.filter((type) => type.extends === undefined).map(({ name }) => `${prefix}:${name.replace(/^.*:/, '')}`),
    )
    .flatMap((name) => library.getType(name).$descriptor.properties)
    .filter((property) => property.default !== undefined)
}

/** moddle's writer leaves out what says the default, also where the file said so; gives the way back. */
export function withoutDefaults(properties: readonly Property[]): () => void {
  const kept = properties.map((property) => property.default)
  for (const property of properties) delete property.default
  return () =>
    properties.forEach((property, index) => {
      property.default = kept[index]
    })
}
