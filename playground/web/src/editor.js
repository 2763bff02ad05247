import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { javascript, javascriptLanguage } from '@codemirror/lang-javascript';
import { bracketMatching, HighlightStyle, indentOnInput, syntaxHighlighting } from '@codemirror/language';
import { lintGutter, setDiagnostics } from '@codemirror/lint';
import { highlightSelectionMatches, searchKeymap } from '@codemirror/search';
import { EditorState } from '@codemirror/state';
import { drawSelection, EditorView, highlightActiveLine, highlightActiveLineGutter, keymap, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { completePortals } from './completion.js';

/** Colours stand in the style sheet, which has them for light and dark. */
const colours = HighlightStyle.define(
  [
    [tags.keyword, 'keyword'],
    [[tags.string, tags.special(tags.string)], 'string'],
    [[tags.number, tags.bool, tags.null], 'number'],
    [tags.comment, 'comment'],
    [[tags.function(tags.variableName), tags.function(tags.propertyName)], 'function'],
    [[tags.typeName, tags.className], 'type'],
    [tags.annotation, 'comment'],
  ].map(([tag, name]) => ({ tag, color: `var(--code-${name})` })),
);

const look = [lineNumbers(), bracketMatching(), syntaxHighlighting(colours)];

/** The editor of the script. */
export class Editor {
  /** @param changed is called when the visitor has changed the script */
  constructor(parent, changed) {
    this.extensions = [
      look,
      history(),
      drawSelection(),
      indentOnInput(),
      closeBrackets(),
      highlightActiveLine(),
      highlightActiveLineGutter(),
      highlightSelectionMatches(),
      lintGutter(),
      javascript(),
      javascriptLanguage.data.of({ autocomplete: completePortals }),
      autocompletion(),
      EditorView.contentAttributes.of({ 'aria-label': 'The script' }),
      keymap.of([...closeBracketsKeymap, ...searchKeymap, ...historyKeymap, ...completionKeymap, indentWithTab, ...defaultKeymap]),
      EditorView.updateListener.of((update) => {
        if (update.docChanged) changed();
      }),
    ];
    this.view = new EditorView({ parent, state: this.stateOf('') });
  }

  stateOf(doc) {
    return EditorState.create({ doc, extensions: this.extensions });
  }

  get text() {
    return this.view.state.doc.toString();
  }

  /** Another script: with a history of its own. */
  set text(text) {
    this.view.setState(this.stateOf(text));
  }

  /** Marks where an error is; null for nowhere. */
  mark(error) {
    this.view.dispatch(setDiagnostics(this.view.state, error?.place ? [this.diagnostic(error)] : []));
  }

  diagnostic({ message, place }) {
    const { doc } = this.view.state;
    const line = doc.line(Math.min(place.line, doc.lines));
    const from = Math.min(line.from + place.column - 1, line.to);
    const word = /^\w+/.exec(doc.sliceString(from, line.to))?.[0].length ?? 1;
    return { from, to: Math.max(Math.min(from + word, line.to), from), severity: 'error', message };
  }

  show(line) {
    const { doc } = this.view.state;
    const { from } = doc.line(Math.min(line, doc.lines));
    this.view.dispatch({ selection: { anchor: from }, effects: EditorView.scrollIntoView(from, { y: 'center' }) });
    this.view.focus();
  }
}

/** Shows a program in Java, which cannot be changed. */
export class Reader {
  constructor(parent) {
    this.parent = parent;
  }

  async show(text) {
    const { java } = await import('@codemirror/lang-java');
    this.view?.destroy();
    this.view = new EditorView({
      parent: this.parent,
      state: EditorState.create({
        doc: text,
        extensions: [look, java(), EditorState.readOnly.of(true), EditorView.contentAttributes.of({ 'aria-label': 'The same in Java' })],
      }),
    });
  }
}
