"""One file for each family of frames: how French news introduces what somebody said."""
