import './styles/page.css'
import './styles/layout.css'
import './styles/toolbar.css'
import './styles/canvas.css'
import './styles/history.css'
import './styles/panel.css'
import { h, render } from 'preact'
import { App } from './app.tsx'

/**
 * The designer: `<div id="siji-editor" data-drafts data-draft data-pages>` on a page for managers.
 * - `data-drafts`: address of the park's drafts in the API, `data-draft`: the id of the one to work on,
 * - `data-pages`: address of the page that lists drafts and versions; after publishing it leads there.
 */
const place = document.getElementById('siji-editor')
if (place !== null) {
  const { drafts = '', draft = '', pages = '' } = place.dataset
  place.replaceChildren()
  render(h(App, { drafts, draft, pages }), place)
}
