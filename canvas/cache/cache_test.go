package cache

import (
	"math/rand"
	"sync"
	"testing"
)

func TestGetReturnsTheLastPut(t *testing.T) {
	c := New[string, int](100)
	if _, ok := c.Get("a"); ok {
		t.Fatal("an empty cache answered")
	}
	c.Put("a", 1, 10)
	c.Put("a", 2, 10)
	if v, ok := c.Get("a"); !ok || v != 2 {
		t.Fatalf("got %d, %v; want 2, true", v, ok)
	}
}

func TestStaysWithinItsBudget(t *testing.T) {
	c := New[int, int](1000)
	r := rand.New(rand.NewSource(1))
	for range 10_000 {
		c.Put(r.Intn(500), 0, 1+r.Intn(60))
		if held := c.held(); held > 1000 {
			t.Fatalf("holds %d bytes of 1000", held)
		}
	}
}

func TestKeepsWhatIsUsed(t *testing.T) {
	c := New[int, int](100)
	c.Put(-1, 7, 10)
	for i := range 1000 {
		c.Put(i, i, 10)
		if v, ok := c.Get(-1); !ok || v != 7 {
			t.Fatalf("lost the value in use after %d others", i)
		}
	}
	if _, ok := c.Get(3); ok {
		t.Fatal("still holds a value unused for long")
	}
}

func TestDoesNotKeepTheOversized(t *testing.T) {
	c := New[int, int](100)
	c.Put(1, 1, 10)
	c.Put(2, 2, 60)
	if _, ok := c.Get(2); ok {
		t.Fatal("kept a value heavier than half the budget")
	}
	if _, ok := c.Get(1); !ok {
		t.Fatal("dropped others for a value it does not keep")
	}
}

func TestManyGoroutines(t *testing.T) {
	c := New[int, int](400)
	var wg sync.WaitGroup
	for g := range 8 {
		wg.Go(func() {
			r := rand.New(rand.NewSource(int64(g)))
			for range 2000 {
				k := r.Intn(100)
				if v, ok := c.Get(k); ok && v != k*k {
					t.Errorf("key %d gave %d", k, v)
				}
				c.Put(k, k*k, 10)
			}
		})
	}
	wg.Wait()
}

// held adds up both generations.
func (c *Cache[K, V]) held() int {
	n := 0
	for _, e := range c.young {
		n += e.cost
	}
	for _, e := range c.old {
		n += e.cost
	}
	return n
}
