const LARGEST = 1.6;

/** Lets a drawing be moved by dragging, and made larger by wheel, pinch, keys and buttons. */
export class PanZoom {
  constructor(root) {
    this.root = root;
    this.pointers = new Map();
    root.addEventListener('wheel', (event) => this.wheel(event), { passive: false });
    root.addEventListener('pointerdown', (event) => this.down(event));
    root.addEventListener('pointermove', (event) => this.move(event));
    for (const end of ['pointerup', 'pointercancel', 'pointerleave'])
      root.addEventListener(end, (event) => this.pointers.delete(event.pointerId));
    root.addEventListener('keydown', (event) => this.key(event));
    new ResizeObserver(() => this.fit()).observe(root);
  }

  show(bounds) {
    this.bounds = bounds;
    this.fit();
  }

  /** Shows all of it, in the middle. */
  fit() {
    const { width, height } = this.root.getBoundingClientRect();
    if (!this.bounds || width === 0 || height === 0) return;
    const scale = Math.min(LARGEST, width / this.bounds.width, height / this.bounds.height);
    this.box = {
      x: this.bounds.x - (width / scale - this.bounds.width) / 2,
      y: this.bounds.y - (height / scale - this.bounds.height) / 2,
      width: width / scale,
      height: height / scale,
    };
    this.apply();
  }

  apply() {
    const { x, y, width, height } = this.box;
    this.root.setAttribute('viewBox', `${x} ${y} ${width} ${height}`);
  }

  /** Makes it larger around a point of the pane. */
  zoom(by, at) {
    if (!this.box) return;
    const pane = this.root.getBoundingClientRect();
    const fraction = at ? { x: (at.x - pane.left) / pane.width, y: (at.y - pane.top) / pane.height } : { x: 0.5, y: 0.5 };
    const width = Math.min(Math.max(this.box.width / by, 40), 20000);
    const height = (width * this.box.height) / this.box.width;
    this.box = {
      x: this.box.x + (this.box.width - width) * fraction.x,
      y: this.box.y + (this.box.height - height) * fraction.y,
      width,
      height,
    };
    this.apply();
  }

  pan(dx, dy) {
    if (!this.box) return;
    const scale = this.box.width / this.root.getBoundingClientRect().width;
    this.box.x -= dx * scale;
    this.box.y -= dy * scale;
    this.apply();
  }

  wheel(event) {
    event.preventDefault();
    this.zoom(Math.exp(-event.deltaY / 400), { x: event.clientX, y: event.clientY });
  }

  down(event) {
    this.root.setPointerCapture?.(event.pointerId);
    this.pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
  }

  move(event) {
    const before = this.pointers.get(event.pointerId);
    if (!before) return;
    const now = { x: event.clientX, y: event.clientY };
    const other = [...this.pointers].find(([id]) => id !== event.pointerId)?.[1];
    if (other) {
      this.zoom(Math.hypot(now.x - other.x, now.y - other.y) / Math.max(1, Math.hypot(before.x - other.x, before.y - other.y)), now);
    } else {
      this.pan(now.x - before.x, now.y - before.y);
    }
    this.pointers.set(event.pointerId, now);
  }

  key(event) {
    const keys = {
      '+': () => this.zoom(1.25),
      '-': () => this.zoom(0.8),
      0: () => this.fit(),
      ArrowLeft: () => this.pan(40, 0),
      ArrowRight: () => this.pan(-40, 0),
      ArrowUp: () => this.pan(0, 40),
      ArrowDown: () => this.pan(0, -40),
    };
    if (!keys[event.key] || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    keys[event.key]();
  }
}
