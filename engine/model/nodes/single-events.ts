import type { MultipleEvent } from './event-definition.ts'

/** Each event definition of an event: none, one, or those of a multiple one. */
export function singleEvents<Single extends { readonly type: string }>(
  trigger: Single | MultipleEvent<Single> | null,
): readonly Single[] {
  if (trigger === null) return []
  return isMultiple(trigger) ? trigger.events : [trigger]
}

function isMultiple<Single extends { readonly type: string }>(
  trigger: Single | MultipleEvent<Single>,
): trigger is MultipleEvent<Single> {
  return trigger.type === 'multiple'
}
