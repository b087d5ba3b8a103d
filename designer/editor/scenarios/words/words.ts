/** How a step speaks of the diagram. */
export interface Words {
  /** `“审查”`, by its id; the id itself where nothing has it. */
  readonly nameOf: (id: string) => string
  /** `同意`, for an answer of a task. */
  readonly answerOf: (element: string, value: string) => string
}

export function listed(ids: Iterable<string>, { nameOf }: Pick<Words, 'nameOf'>): string {
  return [...ids].map(nameOf).join('、')
}
