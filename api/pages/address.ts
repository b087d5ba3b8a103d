/** An address of ours, or `/home`: a link must not lead to another site (open redirect). */
export function ownAddress(address: string | undefined): string {
  if (address === undefined || !/^\/[\w\-.~%/?=&:,@!$'()*+;]*$/.test(address)) return '/home'
  return address.startsWith('//') ? '/home' : address
}

/** The address with these parameters set; an empty value takes one away. */
export function withQuery(address: string, changes: { readonly [name: string]: string }): string {
  const [path = '', query = ''] = address.split('?', 2)
  const parameters = new URLSearchParams(query)
  for (const [name, value] of Object.entries(changes)) {
    if (value === '') parameters.delete(name)
    else parameters.set(name, value)
  }
  const text = parameters.toString()
  return text === '' ? path : `${path}?${text}`
}
