/** Where a value came from that was there when the draft was opened. */
export type PrefillSource =
  | { readonly type: 'answers' }
  | { readonly type: 'register' }
  | { readonly type: 'application'; readonly number: string }
  | { readonly type: 'permit'; readonly name: string; readonly number: string }

/** By field key. */
export type Prefilled = { readonly [key: string]: PrefillSource }
