import { useLayoutEffect, useRef } from 'preact/hooks'

/** Where an element stands that was made by hand. */
export function Place({ element }: { readonly element: HTMLElement }) {
  const host = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    host.current?.append(element)
  }, [element])
  return <div class="place" ref={host} />
}
