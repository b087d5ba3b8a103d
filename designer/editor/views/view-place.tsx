import type { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { View, ViewProps } from './views.ts'

/** A view, once its code is here. */
export function ViewPlace({ view, ...props }: ViewProps & { readonly view: View }) {
  const [loaded, setLoaded] = useState<{ readonly view: View; readonly Shown: ComponentType<ViewProps> } | null>(null)
  const [isLost, setLost] = useState(false)
  useEffect(() => {
    let isGone = false
    setLost(false)
    view.load().then(
      (Shown) => isGone || setLoaded({ view, Shown }),
      () => isGone || setLost(true),
    )
    return () => {
      isGone = true
    }
  }, [view])
  if (isLost) {
    return (
      <p class="notice notice-red" role="alert">
        {`“${view.label}”没有载入，请检查网络，再点一次。`}
      </p>
    )
  }
  if (loaded?.view !== view) return <p role="status">{`正在载入“${view.label}”…`}</p>
  return <loaded.Shown {...props} />
}
