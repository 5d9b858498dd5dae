"""From the files of an author to a site that may be published: prepare, write, finish, inspect, swap."""
