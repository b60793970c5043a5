package cache

import "sync"

// Cache holds values by key. Two generations take turns: what is used moves to the young one, and when that is half
// the budget the old one is dropped whole. So a hit costs one map look-up and nothing ever has to be sorted by age.
type Cache[K comparable, V any] struct {
	mu         sync.RWMutex
	half       int
	size       int // bytes in young
	young, old map[K]entry[V]
}

type entry[V any] struct {
	value V
	cost  int
}

// New returns a cache that holds about budget bytes.
func New[K comparable, V any](budget int) *Cache[K, V] {
	return &Cache[K, V]{half: budget / 2, young: map[K]entry[V]{}}
}

// Get returns the value of k and whether there is one.
func (c *Cache[K, V]) Get(k K) (V, bool) {
	c.mu.RLock()
	e, ok := c.young[k]
	if ok {
		c.mu.RUnlock()
		return e.value, true
	}
	e, ok = c.old[k]
	c.mu.RUnlock()
	if ok {
		c.Put(k, e.value, e.cost)
	}
	return e.value, ok
}

// Put keeps v, which weighs cost bytes, under k. A value heavier than half the budget is not kept.
func (c *Cache[K, V]) Put(k K, v V, cost int) {
	if cost > c.half {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if e, ok := c.young[k]; ok {
		c.size -= e.cost
	}
	if c.size+cost > c.half {
		c.old, c.young, c.size = c.young, map[K]entry[V]{}, 0
	}
	c.young[k] = entry[V]{v, cost}
	c.size += cost
}
